import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderFiles } from '#domain/policy/render-files.ts';
import type { EnforcementTarget } from '#domain/policy/target.ts';
import { TARGETS, targetById } from '#domain/policy/targets/index.ts';
import { PRESET_FILES, presetFile } from '#domain/policy/testing/presets.ts';
import { WORKSHOP } from '#domain/policy-builder/build.fixture.ts';
import { decideTools, withDecision } from '#domain/policy-builder/change.ts';
import { type DecisionRecord, decisionRecord } from '#domain/policy-builder/decision-record.ts';
import { policyOf } from '#domain/policy-builder/policy-of.ts';
import { type BuildState, stateFromPreset } from '#domain/policy-builder/state.ts';
import type { PublishedServer } from '#domain/published-server.ts';
import { recordCsv, recordMarkdown } from './decision-record.ts';

const SHOP: PublishedServer = {
  ...WORKSHOP,
  ...{ package: '@work/shop', version: '1.2.3', read: '2026-11-20' },
  attacks: ['lethal-trifecta', 'runaway-loop'],
  tools: WORKSHOP.tools.map((tool) =>
    tool.name === 'run_code' ? { ...tool, attacks: [1, 0] } : tool,
  ),
};
const published = new Map([['workshop', SHOP]]);
const state = stateFromPreset([{ server: SHOP }], presetFile('careful'));

function record(given: BuildState = state, format = 'claude-code'): DecisionRecord {
  const target = targetById(format) as EnforcementTarget;
  const rendered = renderFiles(target, policyOf(given, published, PRESET_FILES));
  const options = { presets: PRESET_FILES, target, rendered, date: '2026-11-21' };
  return decisionRecord(given, published, options);
}

/** A record with one row, whatever the name of its tool. */
function withName(...names: readonly string[]): DecisionRecord {
  const made = record();
  const [first] = made.rows;
  if (!first) throw new Error('the record is empty');
  return { ...made, rows: names.map((tool) => ({ ...first, tool })) };
}

/** A line of the record as CSV, by the titles of its columns. */
function line(made: DecisionRecord, at: number): Record<string, string> {
  const [titles = [], ...lines] = cells(recordCsv(made));
  const found = lines.at(at) ?? [];
  return Object.fromEntries(titles.map((title, place) => [title, found[place] ?? '']));
}

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
  test('flags tools that changed since they were decided about', () => {
    const versions = [
      { version: '1.2.3', changed: ['run_code'] },
      { version: '1.1.0', changed: [] },
    ];
    const today = new Map([['workshop', { ...SHOP, versions }]]);
    const old = stateFromPreset([{ server: { ...SHOP, version: '1.1.0' } }], presetFile('careful'));
    const target = targetById('claude-code') as EnforcementTarget;
    const rendered = renderFiles(target, policyOf(old, today, PRESET_FILES));
    const options = { presets: PRESET_FILES, target, rendered, date: '2026-11-21' };
    const made = decisionRecord(old, today, options);
    const flags = made.rows.map((row, at) => [row.tool, line(made, at)['Since the decision']]);
    expect(flags).toContainEqual(['run_code', 'changed after 1.1.0']);
    expect(flags.filter(([, flag]) => flag !== '')).toHaveLength(1);
  });

  test('has every tool with its version, verdict, decision, what the file does, attacks and day', () => {
    expect(record().rows).toHaveLength(WORKSHOP.tools.length);
    expect(line(record(), 0)).toEqual({
      ...{ Server: 'workshop', Tool: 'run_code', 'Fingerprint (SHA-256)': 'a'.repeat(64) },
      ...{ Verdict: 'Critical, Execute', Decision: 'ask', 'The file': 'asks' },
      'Differs from the decision because': '',
      'Attacks that apply': 'runaway-loop, lethal-trifecta',
      ...{ Preset: 'Careful', Reason: 'It runs code, commands or processes.' },
      ...{ Package: "'@work/shop", 'Server version': '1.2.3, read on 2026-11-20' },
      ...{ 'Server started with': '', Format: 'Claude Code', Date: '2026-11-21' },
      ...{ 'Since the decision': '', 'Approved by': '', 'Approved on': '' },
    });
  });

  test('says what the file does where it is not what was decided, and why', () => {
    const places = [{ at: 0, tool: 'rename_box' }];
    const limited = decideTools(state, places, () => ({
      ...{ decision: 'allow', conditions: [], ifCannotCount: 'ask' },
      limits: [{ max: 30, per: 'hour' }],
    }));
    const found = (format: string) => {
      const made = record(limited, format);
      return line(
        made,
        made.rows.findIndex(({ tool }) => tool === 'rename_box'),
      );
    };
    expect(found('claude-code')).toMatchObject({
      ...{ Decision: 'allow, at most 30 calls an hour', 'The file': 'asks' },
      'Differs from the decision because':
        'Claude Code has no rate limits, so it asks before each call instead of after 30 calls an hour.',
      Preset: 'changed by hand',
    });
    expect(found('intercept')).toMatchObject({
      'The file': 'runs, at most 30 calls an hour',
      'Differs from the decision because': '',
    });
  });

  test('says so where there is no file', () => {
    const refusing = { ...state, unlisted: 'deny' as const };
    const cannot = TARGETS.find(({ can }) => !can.unlisted.includes('deny'));
    if (cannot) expect(line(record(refusing, cannot.id), 0)['The file']).toBe('no file');
  });

  test('names undecided tools, and tools that are gone', () => {
    const places = [{ at: 0, tool: 'run_code' }];
    const undecided = record(decideTools(state, places, () => undefined));
    expect(line(undecided, 0)).toMatchObject({
      Decision: 'undecided (unlisted tools: ask)',
      'The file': 'asks',
      Preset: '',
    });
    const gone = decideTools(state, [{ at: 0, tool: 'old' }], () =>
      withDecision(undefined, 'hide'),
    );
    expect(line(record(gone), -1)).toMatchObject({
      Tool: 'old',
      Verdict: 'not in the catalogue',
      'The file': 'refused',
    });
  });

  test('gives no reason of a preset for a rule that is another', () => {
    const places = [{ at: 0, tool: 'run_code' }];
    const changed = decideTools(state, places, (now) => withDecision(now, 'allow'));
    expect(record(changed).rows[0]?.reason).toBeUndefined();
    expect([record().preset?.label, record(changed).preset]).toEqual(['Careful', undefined]);
  });
});

describe('the record as CSV', () => {
  test('begins no formula, and comes back cell by cell', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme-ascii' }), { minLength: 1 }), (names) => {
        const lines = cells(recordCsv(withName(...names)));
        expect(lines).toHaveLength(names.length + 1);
        for (const cell of lines.flat()) expect(cell).not.toMatch(/^\s*[=+\-@]/);
        lines.slice(1).forEach((line, at) => {
          expect([names[at], `'${names[at]}`]).toContain(line[1]);
        });
      }),
    );
  });

  test.each(['=1+1', '+1', '-1', '@x', '\t=1', ' =1'])('marks %j', (name) => {
    expect(cells(recordCsv(withName(name)))[1]?.[1]).toBe(`'${name}`);
  });
});

describe('the record as Markdown', () => {
  test('keeps each tool on one line, with nothing that Markdown would take as its own', () => {
    const text = recordMarkdown(withName('a|b\n`c` <img> [x](y)\u202e'));
    const [line = ''] = text.split('\n').filter((textLine) => textLine.includes('img'));
    expect(line).toContain('a\\|b \\`c\\` \\<img\\> \\[x\\](y)⟦U+202E⟧');
    expect(text).toContain('| --- | --- |');
  });

  test('begins with what it is about, and ends with a place for the approval', () => {
    const text = recordMarkdown(record());
    expect(text).toContain('- Date: 2026-11-21\n- Preset: Careful\n- Format: Claude Code, ');
    expect(text).toMatch(/\n- The file: \d of 5 tools runs?, /);
    expect(text).toContain(
      '| workshop | workshop | @work/shop | 1.2.3, read on 2026-11-20 |  |'.replace('@', '\\@'),
    );
    expect(text).toMatch(
      /\n## Approval\n\n\| Approved by \| Date \| Signature \|\n.*\n\| {2}\| {2}\| {2}\|\n$/,
    );
  });
});
