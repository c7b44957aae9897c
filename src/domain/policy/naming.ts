/** Gemini CLI finds a server by a name of at most 25 characters, no target by less; `-2` may follow. */
const LONGEST = 23;

/**
 * What a reader probably calls this server in a configuration: the slug reduced to `[a-z0-9-]`,
 * with a letter first and of at most 23 characters, which every enforcement target can write.
 * Readers can change it on the page.
 */
export function configName(slug: string): string {
  const reduced = slug
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  const named = /^[a-z]/.test(reduced) ? reduced : `server-${reduced}`;
  return shortened(named.replace(/-$/, ''));
}

/** Cut at a hyphen where the second half has one. */
function shortened(name: string): string {
  if (name.length <= LONGEST) return name;
  const cut = name.slice(0, LONGEST + 1);
  const hyphen = cut.lastIndexOf('-');
  return hyphen > LONGEST / 2 ? cut.slice(0, hyphen) : name.slice(0, LONGEST);
}
