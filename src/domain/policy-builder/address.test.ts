import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DECISIONS, WINDOWS } from '#domain/policy/policy.ts';
import { PRESET_IDS } from '#domain/policy/preset.ts';
import type { BuildState, Choice } from '#domain/policy-builder/state.ts';
import type { StartChoice } from '../start/start.ts';
import { decodeState, encodeState } from './address.ts';
import { compressed } from './compress.ts';

const name = fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', 'a.b', ' ', '💥'));
const argument = fc.string({ minLength: 1 });
const json = fc.jsonValue({ maxDepth: 2 }).map((value) => JSON.parse(JSON.stringify(value)));
const condition = fc.oneof(
  fc.record({ argument, is: fc.constant('equals' as const), value: json }),
  fc.record({ argument, is: fc.constant('one-of' as const), value: fc.array(json) }),
  fc.record({ argument, is: fc.constant('matches' as const), value: fc.string() }),
  fc.record({
    argument,
    is: fc.constant('at-most' as const),
    value: fc.integer(),
  }),
  fc.record({ argument, is: fc.constant('path-under' as const), value: fc.string() }),
  fc.record({ argument, is: fc.constant('host-in' as const), value: fc.array(fc.string()) }),
);
const limit = fc.record({
  max: fc.integer({ min: 1, max: 1e9 }),
  per: fc.constantFrom(...WINDOWS),
});
const choice = fc
  .record(
    {
      decision: fc.constantFrom(...DECISIONS),
      limits: fc.array(limit, { maxLength: 3 }),
      conditions: fc.array(condition, { maxLength: 2 }),
      preset: fc.constantFrom(...PRESET_IDS),
      ifCannotCount: fc.constantFrom('allow', 'ask'),
      ifCannotAsk: fc.constantFrom('allow', 'deny'),
      reason: fc.string({ unit: 'grapheme' }),
    },
    { requiredKeys: ['decision', 'limits', 'conditions'] },
  )
  .map((made) => made as Choice);
const start = fc
  .tuple(fc.string({ minLength: 1 }), fc.array(fc.string(), { maxLength: 3 }))
  .map(([id, values]): StartChoice => [id, ...values]);
const state: fc.Arbitrary<BuildState> = fc.record({
  unlisted: fc.constantFrom('allow' as const, 'ask' as const, 'deny' as const),
  servers: fc.array(
    fc.record(
      {
        server: fc.string({ minLength: 1 }),
        configName: fc.string(),
        starts: fc.array(start, { minLength: 1, maxLength: 3 }),
        reading: fc.string(),
        tools: fc.array(fc.tuple(name, choice), { maxLength: 12 }).map((list) => new Map(list)),
      },
      { requiredKeys: ['server', 'configName', 'tools'] },
    ),
    { maxLength: 3 },
  ),
});

/** Tools in one order: a link does not keep the order in which they were decided. */
const sorted = ({ unlisted, servers }: BuildState) => ({
  unlisted,
  servers: servers.map(({ tools, ...rest }) => ({
    ...rest,
    tools: [...tools].sort(([a], [b]) => (a < b ? -1 : 1)),
  })),
});

describe('the fragment of a link', () => {
  test('brings back every state', async () => {
    await fc.assert(
      fc.asyncProperty(state, async (given) => {
        const fragment = await encodeState(given);
        expect(fragment).toMatch(/^v1\.[A-Za-z0-9_-]*$/);
        const back = await decodeState(`#${fragment}`);
        if ('problem' in back) throw new Error(back.problem.kind);
        expect(sorted(back)).toEqual(sorted(given));
      }),
    );
  });

  test('makes no reader of rubbish throw', async () => {
    const rubbish = fc.oneof(
      fc.string(),
      fc.string().map((words) => `v1.${words}`),
      fc.base64String().map((words) => `v1.${words}`),
      fc.nat().map((version) => `v${version}.AAAA`),
    );
    await fc.assert(
      fc.asyncProperty(rubbish, async (words) => {
        const read = await decodeState(words);
        expect(read).toHaveProperty('problem.kind');
      }),
    );
  });

  test('makes nothing of well-formed JSON that is no state', async () => {
    await fc.assert(
      fc.asyncProperty(fc.json(), async (text) => {
        expect(await decodeState(`v1.${await compressed(text)}`)).toHaveProperty('problem');
      }),
    );
  });

  test('makes nothing of a link that was cut anywhere', async () => {
    const whole = await encodeState({ unlisted: 'deny', servers: [] });
    for (let length = 0; length < whole.length; length += 1) {
      expect(await decodeState(whole.slice(0, length)), `${length}`).toHaveProperty('problem');
    }
  });

  test('says that another version made it', async () => {
    const read = await decodeState('v2.abc');
    expect(read).toEqual({ problem: { kind: 'other-version', version: 'v2' } });
  });

  test('refuses what is too long, and what unpacks to too much', async () => {
    expect(await decodeState(`v1.${'A'.repeat(600_000)}`)).toHaveProperty('problem');
    const bomb = await compressed(JSON.stringify(' '.repeat(20_000_000)));
    expect(bomb.length).toBeLessThan(100_000);
    expect(await decodeState(`v1.${bomb}`)).toHaveProperty('problem');
  });
});
