/**
 * What a reader probably calls this server in a configuration: the slug reduced to `[a-z0-9-]`,
 * which every enforcement target can spell. Readers can change it on the page.
 */
export function configName(slug: string): string {
  const reduced = slug
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return reduced === '' ? 'server' : reduced;
}
