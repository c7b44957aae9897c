import { routes } from '#routes';
import { checksum } from '../downloads/checksum.ts';
import type { Check } from './check.ts';
import { find, textOf } from './reading/page.ts';

const LIST = routes.download('checksums.txt');
const LINE = /^([0-9a-f]{64}) {2}([\w.-]+)$/;

interface Stated {
  readonly page: string;
  readonly file: string;
  readonly sha256: string;
}

export const checksums: Check<readonly Stated[]> = {
  name: 'checksums',
  promise:
    'checksums.txt names every file of the data folder, and each checksum there and on the page is that of its file',
  things: 'checksums',

  page(page) {
    if (page.url !== routes.data()) return undefined;
    return find(page, ({ attributes }) => attributes['data-checksum'] !== undefined).map(
      (place) => ({
        page: page.url,
        file: place.attributes['data-checksum'] ?? '',
        sha256: textOf(page, place),
      }),
    );
  },

  file({ path, text }, _site, report) {
    if (path !== LIST) return undefined;
    const lines = text.split('\n').filter((line) => line !== '');
    return lines.flatMap((line) => {
      const [, sha256 = '', file = ''] = LINE.exec(line) ?? [];
      if (file !== '') return [{ page: path, file, sha256 }];
      report.fail({ page: path, found: line, expected: 'a line that sha256sum reads' });
      return [];
    });
  },

  all(facts, site, report) {
    const stated = [...facts.values()].flat();
    const listed = new Set(facts.get(LIST)?.map(({ file }) => routes.download(file)));
    for (const path of site.paths) {
      if (!/^\/data\/[^/]+$/.test(path) || path === LIST || listed.has(path)) continue;
      report.fail({ page: LIST, found: `no line for ${path}`, expected: 'its checksum' });
    }
    for (const { page, file, sha256 } of stated) {
      report.saw();
      const path = routes.download(file);
      if (!site.has(path)) {
        report.fail({ page, found: `a checksum of ${file}`, expected: 'such a file' });
        continue;
      }
      const expected = checksum(site.locate(path)).sha256;
      if (sha256 !== expected) {
        report.fail({ page, found: `${file}: ${sha256}`, expected, from: 'the file itself' });
      }
    }
    const onPage = new Set(facts.get(routes.data())?.map(({ file }) => file));
    for (const file of ['catalogue.db', 'catalogue.jsonl']) {
      if (onPage.has(file)) continue;
      const found = `no checksum of ${file}`;
      report.fail({ page: routes.data(), found, expected: 'its checksum' });
    }
  },
};
