import { site } from '#site';
import { ofTag, type Tag } from './page.ts';
import { Recent } from './recent.ts';

/** Where a link leads: a place on this site, another host, or data that needs no request. */
export type Target =
  | { readonly to: 'here'; readonly path: string; readonly fragment: string }
  | { readonly to: 'elsewhere'; readonly url: string }
  | { readonly to: 'nowhere' };

const OWN = new URL(site.origin).origin;

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const known = new Recent<Target>(20_000);

/** Resolves an address as a browser on `page` would. Throws if it is not an address. */
export function targetOf(href: string, page: string): Target {
  if (!/^(\/|https?:)/.test(href)) return resolve(href, page);
  const before = known.get(href);
  if (before) return before;
  const target = resolve(href, page);
  known.set(href, target);
  return target;
}

function resolve(href: string, page: string): Target {
  if (/^(data|mailto|blob|about|javascript):/i.test(href)) return { to: 'nowhere' };
  const simple = /^(\/(?!\/)[^?#]*)(?:\?[^#]*)?(?:#(.*))?$/.exec(href);
  if (simple?.[1] && !simple[1].includes('/.')) {
    return { to: 'here', path: decoded(simple[1]), fragment: decoded(simple[2] ?? '') };
  }
  const url = new URL(href, `${OWN}${page}`);
  if (url.origin !== OWN) return { to: 'elsewhere', url: url.href };
  return { to: 'here', path: decoded(url.pathname), fragment: decoded(url.hash.slice(1)) };
}

/** Which attributes of which elements hold addresses. */
const ADDRESSES: Record<string, readonly string[]> = {
  a: ['href'],
  area: ['href'],
  audio: ['src'],
  base: ['href'],
  blockquote: ['cite'],
  button: ['formaction'],
  embed: ['src'],
  form: ['action'],
  frame: ['src'],
  iframe: ['src'],
  image: ['href', 'xlink:href'],
  img: ['src'],
  input: ['src', 'formaction'],
  link: ['href'],
  object: ['data'],
  q: ['cite'],
  script: ['src'],
  source: ['src'],
  track: ['src'],
  use: ['href', 'xlink:href'],
  video: ['src', 'poster'],
};

export interface Address {
  readonly attribute: string;
  readonly value: string;
}

const ABSOLUTE_META = new Set(['og:image', 'og:url', 'twitter:image']);

/** Every address that a tag carries: links, resources, forms, and addresses in `<meta>`. */
export const addressesOf = ofTag(({ attributes, name }: Tag): readonly Address[] => {
  const found: Address[] = [];
  for (const attribute of ADDRESSES[name] ?? []) {
    const value = attributes[attribute];
    if (value !== undefined) found.push({ attribute, value });
  }
  for (const part of attributes['srcset']?.split(',') ?? []) {
    found.push({ attribute: 'srcset', value: part.trim().split(/\s/)[0] ?? '' });
  }
  const about = attributes['property'] ?? attributes['name'] ?? '';
  if (name === 'meta' && ABSOLUTE_META.has(about)) {
    found.push({ attribute: about, value: attributes['content'] ?? '' });
  }
  return found;
});
