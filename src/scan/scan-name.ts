import { slugify } from '#domain/slug.ts';

/** Names that Windows keeps for devices. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/;

/** A name that is safe as the name of a file: `@scope/server` gives `scope-server`. */
export function scanName(text: string): string {
  const slug = slugify(text);
  if (slug === '') return 'server';
  return RESERVED.test(slug) ? `${slug}-server` : slug;
}
