import { type FingerprintFile, fingerprintFileSchema } from '#domain/fingerprint-file.ts';
import { fingerprintFile } from '#features/data/queries/fingerprints.ts';
import { type Catalogue, once } from '#queries/database.ts';
import { routes } from '#routes';
import type { Check } from './check.ts';
import { first, textOf, withId } from './reading/page.ts';
import { pageKind } from './reading/page-kind.ts';
import { toolOnPage } from './reading/tool-on-page.ts';

const right = (db: Catalogue) => once(db, 'fingerprints', () => fingerprintFile(db).servers);

export const fingerprints: Check<true> = {
  name: 'fingerprints',
  promise: 'every fingerprint on a tool page and in fingerprints.json is that of the database',
  things: 'fingerprints',

  page(page, site, report) {
    if (pageKind(page.url) !== 'tool') return undefined;
    const tool = toolOnPage(page, site);
    const place = first(page, withId('fingerprint'));
    if (!tool) return undefined;
    report.saw();
    const found = place ? textOf(page, place) : 'no fingerprint';
    if (found !== tool.fingerprint) {
      report.fail({ page: page.url, found, expected: tool.fingerprint, from: 'the database' });
    }
    return undefined;
  },

  file(file, site, report) {
    if (file.path !== routes.fingerprintsData()) return undefined;
    const fail = (found: string, expected: string) =>
      report.fail({ page: file.path, found, expected, from: 'the database' });
    const parsed = fingerprintFileSchema.safeParse(file.json());
    if (!parsed.success) {
      fail(parsed.error.issues[0]?.message ?? 'another form', 'the form of its schema');
      return true;
    }
    const known = right(site.catalogue);
    // As it was read: Zod leaves out a key such as __proto__, and a tool may have that name.
    const { servers } = file.json() as FingerprintFile;
    for (const [server, tools] of Object.entries(known)) {
      for (const [name, { sha256, basis }] of Object.entries(tools)) {
        report.saw();
        const found = servers[server]?.[name];
        if (found?.sha256 === sha256 && found.basis === basis) continue;
        fail(`${server}, ${name}: ${found?.sha256 ?? 'nothing'}`, sha256);
      }
      const more = Object.keys(servers[server] ?? {}).length - Object.keys(tools).length;
      if (more > 0) fail(`${more} tools of ${server} that it does not have`, 'its tools');
    }
    const strange = Object.keys(servers).filter((server) => !Object.hasOwn(known, server));
    for (const server of strange) fail(`the server ${server}`, 'a server of the catalogue');
    return true;
  },

  all(seen, _site, report) {
    const page = routes.fingerprintsData();
    if (!seen.has(page)) report.fail({ page, found: 'nothing there', expected: 'a file' });
  },
};
