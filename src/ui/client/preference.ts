/** What a reader has chosen. Where the browser keeps nothing, it holds for the page. */

export type Preference = 'theme' | 'format' | 'shortcuts' | 'recent';

const held = new Map<Preference, string>();

export function preference(name: Preference): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return held.get(name) ?? null;
  }
}

export function keepPreference(name: Preference, value: string | null): void {
  if (value === null) held.delete(name);
  else held.set(name, value);
  try {
    if (value === null) localStorage.removeItem(name);
    else localStorage.setItem(name, value);
  } catch {
    // Kept for the page only.
  }
}
