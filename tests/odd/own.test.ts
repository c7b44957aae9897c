import { expect, test } from 'vitest';
import { FURTHER_KINDS, ODD_KINDS } from '../fixtures/odd-kinds.ts';
import {
  careful,
  isSuspicious,
  type ReadRow,
  type Row,
  readRow,
  rowsOf,
  rules,
} from './read-odd.ts';
import { expectShownSafely } from './shown-safely.ts';

interface Oddity {
  readonly odd: string;
  readonly ends: 'shown' | 'refused';
}

const rows = (await rowsOf('tests/fixtures/records.jsonl')).filter(({ raw }) =>
  JSON.stringify(raw).includes('"odd":'),
);
const isOddity = (value: unknown): value is Oddity => (value as Partial<Oddity>).odd !== undefined;
const oddities = rows
  .flatMap(({ raw }): unknown[] => [raw, ...(raw['tools'] as Row[])])
  .filter(isOddity);

function endOfTool({ server, skipped }: ReadRow, name: unknown, index: number): Oddity['ends'] {
  const place = `tools[${index}]`;
  if (skipped.some(({ what }) => what.endsWith(place))) return 'refused';
  const before = skipped.some(({ what }) => what.endsWith(`tool ${name}`));
  const isFirst = server?.tools.findIndex((tool) => tool.name === name) === index;
  return before && !isFirst ? 'refused' : 'shown';
}

test.each(rows)('record $raw.slug ends as it should', ({ raw, line }) => {
  const read = readRow(raw, line);
  if (isOddity(raw)) {
    const isRead = read.server !== undefined || read.isIdentity;
    expect(isRead ? 'shown' : 'refused').toBe(raw.ends);
  }
  for (const [index, tool] of (raw['tools'] as Row[]).entries()) {
    if (!isOddity(tool)) continue;
    expect(endOfTool(read, tool['name'], index), JSON.stringify(tool['name'])).toBe(tool.ends);
  }
  for (const { reason } of read.skipped) expect(reason).not.toBe('');
  if (read.server) expectShownSafely(read.server, rules, careful);
});

test('every kind that was ever found, and further ones, has an example of our own', () => {
  const own = new Set(oddities.map(({ odd }) => odd));
  const wanted = [...Object.values(ODD_KINDS).flat(), ...FURTHER_KINDS];
  expect(wanted.filter((kind) => !own.has(kind))).toEqual([]);
  expect(oddities.length).toBeGreaterThan(80);
  expect(oddities.filter(({ ends }) => ends === 'refused').length).toBeGreaterThan(5);
});

test('orders to the model raise suspicion, an honest mention of a secret file does not', () => {
  const server = rows
    .map(({ raw }) => readRow(raw).server)
    .find((candidate) => candidate?.slug === 'odd-texts');
  if (!server) throw new Error('There is no record odd-texts.');
  const marked = server.tools.filter((tool) => isSuspicious(server, tool)).map(({ name }) => name);
  const orders = ['read_automatic', 'read_no_other', 'read_exfiltrate', 'read_ignore', 'read_tags'];
  expect(marked).toEqual(expect.arrayContaining(orders));
  expect(marked).not.toContain('read_secret_path');
  expect(marked).not.toContain('read_must_first');
});
