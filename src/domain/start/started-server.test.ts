import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PRESET_FILES } from '../policy/testing/presets.ts';
import { applyPreset, chooseStarts } from '../policy-builder/change.ts';
import { policyOf } from '../policy-builder/policy-of.ts';
import { stateFromPreset } from '../policy-builder/state.ts';
import { BOXES, STARTS } from './start.fixture.ts';
import type { StartChoice } from './start.ts';
import { startedServer } from './started-server.ts';

const offered = (...choices: StartChoice[]) =>
  startedServer(BOXES, choices).tools.map(({ name }) => name);

describe('the tools that a start offers', () => {
  test.each<[string, StartChoice[], string[]]>([
    ['no start', [], ['run_sql', 'delete_box', 'rename_box', 'list_boxes']],
    ['read-only', [['read-only']], ['run_sql', 'list_boxes']],
    ['one group', [['toolsets', 'boxes']], ['delete_box', 'rename_box', 'list_boxes']],
    [
      'the group of all',
      [['toolsets', 'all']],
      ['run_sql', 'delete_box', 'rename_box', 'list_boxes'],
    ],
    ['the word default', [['toolsets', 'default']], ['delete_box', 'rename_box', 'list_boxes']],
    ['a group, read-only', [['toolsets', 'boxes'], ['read-only']], ['list_boxes']],
    ['single tools', [['tools', 'rename_box']], ['rename_box']],
    [
      'single tools on top of a group',
      [
        ['toolsets', 'sql'],
        ['tools', 'rename_box'],
      ],
      ['run_sql', 'rename_box'],
    ],
    [
      'excluded tools',
      [['exclude', 'run_sql', 'no_such_tool']],
      ['delete_box', 'rename_box', 'list_boxes'],
    ],
    ['a group that is gone', [['toolsets', 'gone']], []],
    ['a start that is gone', [['gone']], ['run_sql', 'delete_box', 'rename_box', 'list_boxes']],
    [
      'a list without values',
      [['toolsets']],
      ['run_sql', 'delete_box', 'rename_box', 'list_boxes'],
    ],
  ])('%s', (_, choices, names) => {
    expect(offered(...choices)).toEqual(names);
  });

  test('a tool that can only read then has that verdict', () => {
    const sql = startedServer(BOXES, [['read-only']]).tools.find(({ name }) => name === 'run_sql');
    expect(sql).toMatchObject({
      category: 'read',
      severity: 'medium',
      fingerprint: 'a'.repeat(64),
    });
  });
});

const values = fc.subarray(['boxes', 'sql', 'all', 'default', 'run_sql', 'list_boxes', 'x']);
const choices = fc.array(
  fc
    .tuple(fc.constantFrom(...STARTS.map(({ id }) => id), 'gone'), values)
    .map(([id, list]): StartChoice => [id, ...list]),
  { maxLength: 4 },
);

test('a policy never lists a tool that the start does not offer', () => {
  const published = new Map([[BOXES.slug, BOXES]]);
  const presets = PRESET_FILES;
  fc.assert(
    fc.property(choices, choices, fc.constantFrom(...presets), (first, then, preset) => {
      const state = stateFromPreset([{ server: BOXES, starts: first }], preset);
      const changed = chooseStarts(state, 0, then, published, presets, preset);
      for (const [made, starts] of [
        [state, first],
        [changed, then],
        [applyPreset(changed, published, preset), then],
      ] as const) {
        const listed = Object.keys(policyOf(made, published, presets).servers[0]?.tools ?? {});
        expect(listed).toEqual(offered(...starts));
      }
    }),
  );
});
