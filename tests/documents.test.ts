import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const FOLDER = 'docs/decisions';
const records = readdirSync(FOLDER).filter((file) => file !== 'README.md');
const titleOf = (file: string): string =>
  /^# \d{4}\. (.+)$/m.exec(readFileSync(`${FOLDER}/${file}`, 'utf8'))?.[1] ?? '';

/** Written by commands and ignored by git. */
const GENERATED = /^content\/snapshots\//;

test('the list of decisions has every record, in order', () => {
  const list = readFileSync(`${FOLDER}/README.md`, 'utf8');
  const listed = [...list.matchAll(/^- \[(\d{4})\. (.+)\]\((.+)\)$/gm)];
  expect(listed.map(([, number, title, file]) => [number, title, file])).toEqual(
    records.map((file) => [file.slice(0, 4), titleOf(file), file]),
  );
});

test.each(['README.md', 'SECURITY.md', ...records.map((file) => `${FOLDER}/${file}`)])(
  '%s names only files that exist',
  (file) => {
    const text = readFileSync(file, 'utf8');
    const named = [...text.matchAll(/`((?:src|content|scripts|engines|tests|docs)\/[^`<*]+)`/g)];
    const missing = named
      .map(([, path = '']) => path)
      .filter((path) => !GENERATED.test(path) && !existsSync(path));
    expect(missing).toEqual([]);
  },
);
