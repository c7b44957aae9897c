import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PRESET_FILES, presetFile } from '#domain/policy/testing/presets.ts';
import { WORKSHOP } from '#domain/policy-builder/build.fixture.ts';
import { decideTools, withDecision } from '#domain/policy-builder/change.ts';
import { type DecisionRow, decisionRecord } from '#domain/policy-builder/decision-record.ts';
import { stateFromPreset } from '#domain/policy-builder/state.ts';
import { recordCsv, recordMarkdown } from './decision-record.ts';

const published = new Map([['workshop', WORKSHOP]]);
const state = stateFromPreset([{ server: WORKSHOP }], presetFile('careful'));
const record = (given = state) => decisionRecord(given, published, PRESET_FILES, '2026-11-21');

const row = (tool: string): DecisionRow => ({
  server: 's',
  tool,
  starts: [],
  isOffered: true,
  known: undefined,
  choice: { decision: 'allow', limits: [], conditions: [] },
  unlisted: 'ask',
  reason: undefined,
  date: '2026-11-21',
});
const cellsOf = (rows: readonly DecisionRow[], at: number) => cells(recordCsv(rows)).at(at);

/** A small reader of RFC 4180. */
function cells(csv: string): string[][] {
  const lines: string[][] = [];
  for (const [, quoted = '', end] of csv.matchAll(/"((?:[^"]|"")*)"(,|\r\n)/g)) {
    if (lines.length === 0 || lines.at(-1)?.at(-1) === '\n') lines.push([]);
    const line = lines.at(-1);
    line?.push(quoted.replaceAll('""', '"'));
    if (end === '\r\n') lines.push([]);
  }
  return lines.filter((line) => line.length > 0);
}

describe('the record of decisions', () => {
  test('has every tool with its fingerprint, verdict, decision, reason and day', () => {
    expect(record()).toHaveLength(WORKSHOP.tools.length);
    expect(cellsOf(record(), 1)).toEqual([
      'workshop',
      'run_code',
      'a'.repeat(64),
      'Critical, Execute',
      'ask',
      'It runs code, commands or processes.',
      '2026-11-21',
      '',
    ]);
    const key = record().filter(({ tool }) => tool === 'create_key');
    expect(cellsOf(key, 1)?.[4]).toBe('ask');
  });

  test('names undecided tools, and tools that are gone', () => {
    const places = [{ at: 0, tool: 'run_code' }];
    const undecided = record(decideTools(state, places, () => undefined));
    expect(undecided[0]).toMatchObject({ choice: undefined, unlisted: 'ask' });
    expect(cellsOf(undecided, 1)?.[4]).toBe('undecided (unlisted tools: ask)');
    const gone = decideTools(state, [{ at: 0, tool: 'old' }], () =>
      withDecision(undefined, 'hide'),
    );
    expect(record(gone).at(-1)).toMatchObject({ tool: 'old', known: undefined });
    expect(cellsOf(record(gone), -1)?.[3]).toBe('not in the catalogue');
  });

  test('gives no reason of a preset for a rule that is another', () => {
    const places = [{ at: 0, tool: 'run_code' }];
    const changed = decideTools(state, places, (now) => withDecision(now, 'allow'));
    expect(record(changed)[0]?.reason).toBeUndefined();
  });
});

describe('the record as CSV', () => {
  test('begins no formula, and comes back cell by cell', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme-ascii' }), { minLength: 1 }), (names) => {
        const lines = cells(recordCsv(names.map(row)));
        expect(lines).toHaveLength(names.length + 1);
        for (const cell of lines.flat()) expect(cell).not.toMatch(/^\s*[=+\-@]/);
        lines.slice(1).forEach((line, at) => {
          expect([names[at], `'${names[at]}`]).toContain(line[1]);
        });
      }),
    );
  });

  test.each(['=1+1', '+1', '-1', '@x', '\t=1', ' =1'])('marks %j', (name) => {
    expect(cells(recordCsv([row(name)]))[1]?.[1]).toBe(`'${name}`);
  });
});

describe('the record as Markdown', () => {
  test('keeps each tool on one line, with nothing that Markdown would take as its own', () => {
    const text = recordMarkdown([row('a|b\n`c` <img> [x](y)\u202e')], 'ask');
    const [line = ''] = text.split('\n').filter((textLine) => textLine.includes('img'));
    expect(line).toContain('a\\|b \\`c\\` \\<img\\> \\[x\\](y)⟦U+202E⟧');
    expect(text).toContain('| --- | --- |');
  });
});
