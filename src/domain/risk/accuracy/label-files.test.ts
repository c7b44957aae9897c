import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readerAgreement } from './agreement.ts';
import { type Label, labelSchema } from './label.ts';

const FOLDER = new URL('../../../../content/labels/', import.meta.url);
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.jsonl'));

const labelsOf = (name: string): Label[] =>
  readFileSync(new URL(name, FOLDER), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => labelSchema.parse(JSON.parse(line)));

test('no tool is labelled twice, so that what is kept apart stays apart', () => {
  const ids = files.flatMap((name) => labelsOf(name).map(({ toolId }) => toolId));
  expect(ids.length).toBeGreaterThan(500);
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
});

test('the labels hold no text of others', () => {
  const known = new Set([
    'toolId',
    'category',
    'acceptable',
    'severity',
    'capabilities',
    'readings',
  ]);
  const keys = new Set(files.flatMap((name) => labelsOf(name).flatMap(Object.keys)));
  expect([...keys].filter((key) => !known.has(key))).toEqual([]);
});

test.each(files.filter((name) => !name.startsWith('one-reader')))(
  'every tool of %s has two readings, and the label is one of them or settled between them',
  (name) => {
    const labels = labelsOf(name);
    expect(labels.filter(({ readings }) => readings === undefined)).toEqual([]);
    const apart = labels.filter(({ category, readings = [] }) => {
      const [one, other] = readings;
      return one?.category === other?.category && one?.category !== category;
    });
    expect(apart).toEqual([]);
    expect(readerAgreement(labels)?.severity).toBeGreaterThan(0.8);
  },
);

test('the guide beside the labels names every file', () => {
  const readme = readFileSync(new URL('README.md', FOLDER), 'utf8');
  expect(files.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
});
