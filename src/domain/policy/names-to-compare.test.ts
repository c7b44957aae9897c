import { describe, expect, test } from 'vitest';
import { effectsOf } from './effective.ts';
import { namesToCompare } from './names-to-compare.ts';
import { hideTool, oneToolPolicy } from './policy-of-rules.ts';
import { renderFiles } from './render-files.ts';
import { TARGETS } from './targets/index.ts';

/** Names that some product folds together, cuts, or cannot write, among many plain ones. */
const ODD = [
  ...['get_user', 'get.user', 'get-user', 'Get_User', 'getUser', 'get user', 'get__user'],
  ...['über', 'uber', 'ü_er', '執行', '执行', 'run🙂', 'run__', 'run_', 'plain-get_user'],
  ...['a'.repeat(70), `${'a'.repeat(70)}b`, `${'a'.repeat(69)}c`, `x_${'y'.repeat(60)}`],
  ...['__proto__', 'constructor', '', 'nul\u0000', 'ask:all', '*', 'a*', '"quoted"'],
];
const PLAIN = Array.from({ length: 40 }, (_, index) => `list_things_${index}`);
const NAMES = [...ODD, ...PLAIN].sort();

const RULES = ['allow', 'ask', 'deny', 'hide'] as const;

describe.each(TARGETS.map((target) => [target.id, target] as const))('%s', (_id, target) => {
  test.each(['allow', 'ask', 'deny'] as const)(
    'writes the same file with the few names as with all, other tools: %s',
    (unlisted) => {
      const few = namesToCompare('plain', NAMES, TARGETS);
      for (const [place, name] of NAMES.entries()) {
        const decision = RULES[place % RULES.length] ?? 'ask';
        const tool = { name, rule: { decision, limits: [], conditions: [] } };
        const policyWith = (options: object) =>
          oneToolPolicy({ slug: 'plain' }, tool, unlisted, { as: 'plain', ...options });
        const all = policyWith({ neighbours: NAMES });
        const some = policyWith({ neighbours: few, others: NAMES.length - 1 });
        for (const [whole, bounded] of [
          [all, some],
          [hideTool(all, name), hideTool(some, name)],
        ] as const) {
          const expected = renderFiles(target, whole);
          const found = renderFiles(target, bounded);
          const { effective: _, ...file } = { effective: null, ...expected.files[0]?.rendered };
          expect(found.files[0]?.rendered).toMatchObject(file);
          expect(effectsOf(found).counts).toEqual(effectsOf(expected).counts);
        }
      }
    },
  );
});

test('plain names are left out, however many they are', () => {
  const few = namesToCompare('plain', NAMES, TARGETS);
  const many = Array.from({ length: 5000 }, (_, index) => `make_other_${index}`);
  const among = namesToCompare('plain', [...NAMES, ...many], TARGETS);
  expect(among).toEqual(few);
  expect(few).toContain('get.user');
  expect(few).not.toContain('list_things_9');
});
