import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readLines } from './lines.ts';
import { isNestedDeeperThan } from './nesting.ts';
import { ociPackage } from './oci-package.ts';
import { parseJsonFile } from './parsed-json.ts';
import { parseYamlFile } from './parsed-yaml.ts';
import { repositoryPlace } from './repository.ts';

const folder = mkdtempSync(join(tmpdir(), 'places-'));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

test.each([
  ['https://github.com/acme/mail.git', 'https://github.com/acme/mail', undefined],
  ['git+ssh://git@github.com/acme/mail.git', 'https://github.com/acme/mail', undefined],
  ['git@github.com:acme/mail.git', 'https://github.com/acme/mail', undefined],
  ['github:acme/mail', 'https://github.com/acme/mail', undefined],
  ['https://github.com/acme/s/tree/main/src/mail/', 'https://github.com/acme/s', 'src/mail'],
  ['javascript:alert(1)', undefined, undefined],
  ['not an address', undefined, undefined],
])('the repository %s', (stated, repository, repositoryPath) => {
  const place = repositoryPlace(stated);
  expect([place.repository, place.repositoryPath]).toEqual([repository, repositoryPath]);
});

test('a folder that is stated apart wins', () => {
  const place = repositoryPlace('https://github.com/acme/s/tree/main/a', './b/');
  expect(place.repositoryPath).toBe('b');
});

test.each([
  ['mcp/mail', 'mcp/mail', undefined],
  ['docker.io/acme/mail:1.2', 'acme/mail', '1.2'],
  ['ghcr.io/acme/mail:latest@sha256:00', 'ghcr.io/acme/mail', undefined],
  ['localhost:5000/mail', 'localhost:5000/mail', undefined],
])('the image %s', (reference, name, version) => {
  const found = ociPackage(reference);
  expect([found.name, found.version]).toEqual([name, version]);
});

test('only a line feed ends a line, wherever the file is cut while reading', async () => {
  const long = 'é'.repeat(100_000);
  const path = file('lines.jsonl', `\uFEFFone\u2028still one\r\n${long}\n\nfour`);
  const found: [number, string][] = [];
  for await (const { number, text } of readLines(path)) found.push([number, text]);
  expect(found).toEqual([
    [1, 'one\u2028still one'],
    [2, long],
    [3, ''],
    [4, 'four'],
  ]);
});

test('nesting is measured without recursion', () => {
  let deep: unknown = 'end';
  for (let level = 0; level < 200_000; level += 1) deep = [deep];
  expect(isNestedDeeperThan(deep, 100)).toBe(true);
  expect(isNestedDeeperThan({ a: [{ b: 1 }] }, 3)).toBe(false);
  expect(isNestedDeeperThan({ a: [{ b: 1 }] }, 2)).toBe(true);
});

test('parts of JSON and YAML have lines; what is neither is told with its file', () => {
  const json = parseJsonFile(file('a.json', '{\n "tools": [\n  {},\n  {}\n ]\n}'), 'a.json');
  expect([json.lineOf(['tools', 1]), json.lineOf(['nowhere'])]).toEqual([4, 1]);
  const yaml = parseYamlFile(file('a.yaml', 'tools:\n  one:\n    rules: []\n'), 'a.yaml');
  expect(yaml.lineOf(['tools', 'one', 'rules'])).toBe(3);
  expect(() => parseJsonFile(file('b.json', '{'), 'b.json')).toThrow(/^b\.json: this is not JSON/);
  expect(() => parseYamlFile(file('b.yaml', 'a: b: c'), 'b.yaml')).toThrow(/^b\.yaml:1: this is/);
});
