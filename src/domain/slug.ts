/**
 * Lower-case ASCII words joined by hyphens, for use in a URL: `createApiKey` and `create_api_key`
 * both give `create-api-key`. A name without ASCII letters or digits gives an empty string.
 */
export function slugify(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80)
    .replace(/-+$/, '');
}

/** FNV-1a of the UTF-16 code units, six hexadecimal digits: a short, stable mark, not a checksum. */
export function shortHash(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return hash.toString(16).padStart(8, '0').slice(0, 6);
}

/**
 * One URL segment per name, unique within the list. A name that slugs to nothing, or to what
 * another name has already, carries its short hash, so that a segment does not depend on which
 * other names are in the list.
 */
export function uniqueSlugs(names: readonly string[]): Map<string, string> {
  const taken = new Set<string>();
  const slugs = new Map<string, string>();
  for (const name of [...names].sort()) {
    const plain = slugify(name);
    let slug = plain === '' ? `tool-${shortHash(name)}` : plain;
    if (taken.has(slug)) slug = `${slug}-${shortHash(name)}`;
    taken.add(slug);
    slugs.set(name, slug);
  }
  return slugs;
}

/** URL segment shared by tools of the same name on several servers, whatever their case style. */
export function familyOf(toolName: string): string {
  return slugify(toolName) || `tool-${shortHash(toolName)}`;
}

/** Letter or digit under which a tool is listed; `other` where the name has none. */
export function letterOf(name: string): string {
  return /^[a-z0-9]/.exec(slugify(name))?.[0] ?? 'other';
}
