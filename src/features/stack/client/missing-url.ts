import type { Match } from '#domain/stack/match.ts';
import { site } from '#site';
import { publicName } from '#wording/stack.ts';

/** Where a missing server is reported; the site's repository, if it has no form. */
export function missingUrl({ entry }: Match): string {
  const title = `Missing server: ${publicName(entry.launch.program) ?? ''}`.slice(0, 200);
  return `${site.issues ?? site.repository}?${new URLSearchParams({ title })}`;
}
