import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const FOLDER = 'docs/decisions';
const read = (file: string): string => readFileSync(`${FOLDER}/${file}`, 'utf8');
const records = readdirSync(FOLDER).filter((file) => file !== 'README.md');
const titleOf = (file: string): string => /^# \d{4}\. (.+)$/m.exec(read(file))?.[1] ?? '';

test('the list of decisions has every record, in order', () => {
  const listed = [...read('README.md').matchAll(/^- \[(\d{4})\. (.+)\]\((.+)\)$/gm)];
  expect(listed.map(([, number, title, file]) => [number, title, file])).toEqual(
    records.map((file) => [file.slice(0, 4), titleOf(file), file]),
  );
});

test.each(records)('%s names only files that exist', (file) => {
  const paths = [...read(file).matchAll(/`((?:src|content|scripts|engines|tests|docs)\/[^`]+)`/g)];
  expect(paths.map(([, path]) => path).filter((path) => !existsSync(path ?? ''))).toEqual([]);
});
