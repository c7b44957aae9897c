import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isIndexed } from '#seo/indexed.ts';
import { site } from '#site';

/** The protocol allows 50,000 addresses in a file. */
const MOST = 45_000;
const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9';

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const located = (element: string, address: string): string =>
  `<${element}><loc>${escapeXml(address)}</loc></${element}>`;

const xml = (root: string, entries: readonly string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="${NAMESPACE}">\n${entries.join('\n')}\n</${root}>\n`;

/** Writes the sitemaps of all pages that search engines may list, and their index. */
export function writeSitemaps(out: string, files: readonly string[]): void {
  const pages = files
    .filter((file) => file.endsWith('.html'))
    .map((file) => `${site.origin}/${file.replace(/(^|\/)index\.html$/, '$1')}`)
    .filter(isIndexed)
    .sort();
  const names: string[] = [];
  for (let at = 0; at < pages.length; at += MOST) {
    const name = `sitemap-${names.length}.xml`;
    const entries = pages.slice(at, at + MOST).map((address) => located('url', address));
    writeFileSync(join(out, name), xml('urlset', entries));
    names.push(`${site.origin}/${name}`);
  }
  const index = names.map((address) => located('sitemap', address));
  writeFileSync(join(out, 'sitemap-index.xml'), xml('sitemapindex', index));
}
