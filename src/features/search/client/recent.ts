import { keepPreference, preference } from '#ui/client/preference.ts';

/** A result that was opened from search before. */
export interface Recent {
  readonly title: string;
  readonly about: string;
  readonly url: string;
}

const MOST = 5;

const isRecent = (value: unknown): value is Recent =>
  typeof value === 'object' &&
  value !== null &&
  ['title', 'about', 'url'].every((key) => typeof Reflect.get(value, key) === 'string');

/** Latest first. What is kept may be anything; only addresses of this site are taken from it. */
export function readRecent(kept: string | null): Recent[] {
  try {
    const list: unknown = JSON.parse(kept ?? '[]');
    if (!Array.isArray(list)) return [];
    return list
      .filter(isRecent)
      .filter(({ url }) => /^\/(?!\/)/.test(url))
      .slice(0, MOST);
  } catch {
    return [];
  }
}

export const recent = (): Recent[] => readRecent(preference('recent'));

export function rememberRecent({ title, about, url }: Recent): void {
  const others = recent().filter((other) => other.url !== url);
  const list = [{ title, about, url }, ...others].slice(0, MOST);
  keepPreference('recent', JSON.stringify(list));
}
