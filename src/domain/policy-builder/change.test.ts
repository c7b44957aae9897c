import { describe, expect, test } from 'vitest';
import { presetFile } from '../policy/testing/presets.ts';
import { publishedServer, publishedTool, WORKSHOP } from './build.fixture.ts';
import { catalogueChanges } from './catalogue-changes.ts';
import {
  applyPreset,
  decidedAbout,
  decideTools,
  followsPreset,
  withDecision,
  withLimits,
} from './change.ts';
import { type Choice, stateFromPreset } from './state.ts';

const careful = presetFile('careful');
const readOnly = presetFile('read-only');
const published = new Map([['workshop', WORKSHOP]]);
const state = stateFromPreset([{ server: WORKSHOP }], careful);
const decisions = (given: typeof state) =>
  [...(given.servers[0]?.tools.values() ?? [])].map(({ decision }) => decision);

describe('a change', () => {
  test('leaves the state before it as it was', () => {
    const before = decisions(state);
    decideTools(state, [{ at: 0, tool: 'list_boxes' }], (now) => withDecision(now, 'hide'));
    applyPreset(state, published, readOnly);
    expect(decisions(state)).toEqual(before);
  });

  test('by a preset decides about every tool and about unlisted ones', () => {
    const next = applyPreset(state, published, readOnly);
    expect(next.unlisted).toBe('deny');
    expect(decisions(next)).toEqual(['deny', 'deny', 'deny', 'deny', 'allow']);
    expect(followsPreset(next, published, readOnly)).toBe(true);
    expect(followsPreset(next, published, careful)).toBe(false);
  });

  test('by hand no longer follows a preset', () => {
    const places = [{ at: 0, tool: 'list_boxes' }];
    const next = decideTools(state, places, (now) => withDecision(now, 'ask'));
    expect(followsPreset(state, published, careful)).toBe(true);
    expect(followsPreset(next, published, careful)).toBe(false);
  });

  test('to a refusal drops limits and conditions, and keeps the reason', () => {
    const now = { decision: 'ask', limits: [{ max: 1, per: 'day' }], conditions: [] } as const;
    const choice = { ...now, limits: [...now.limits], conditions: [], reason: 'Mine.' };
    expect(withDecision(choice, 'deny')).toEqual({
      decision: 'deny',
      limits: [],
      conditions: [],
      reason: 'Mine.',
    });
    expect(withDecision(choice, 'allow').limits).toEqual([{ max: 1, per: 'day' }]);
  });
});

test('without limits nothing is said about clients that cannot count', () => {
  const limits = [{ max: 1, per: 'day' as const }];
  const now: Choice = { decision: 'allow', limits, conditions: [], ifCannotCount: 'allow' };
  expect(withLimits(now, [{ max: 2, per: 'hour' }]).ifCannotCount).toBe('allow');
  expect(withLimits(now, [])).toEqual({ decision: 'allow', limits: [], conditions: [] });
});

describe('a catalogue that has changed', () => {
  test('has tools that are new, and lacks others', () => {
    const now = publishedServer('workshop', [
      ...WORKSHOP.tools.slice(1),
      publishedTool({ name: 'new_tool' }),
    ]);
    expect(catalogueChanges(state, new Map([['workshop', now]]))).toEqual([
      {
        ...{ at: 0, server: 'workshop', gone: false, since: undefined },
        ...{ vanished: ['run_code'], undecided: ['new_tool'] },
      },
    ]);
    expect(catalogueChanges(state, published)).toEqual([]);
  });

  test('has another version of it, and tells which decided tools changed', () => {
    const versions = [
      { version: '3.0.0', changed: ['run_code'] },
      { version: '2.0.0', changed: ['delete_box', 'tool_of_old'] },
      { version: '1.0.0', changed: ['rename_box'] },
    ];
    const today = (version: string) =>
      new Map([['workshop', { ...WORKSHOP, version, versions }] as const]);
    const decided = (version: string) =>
      stateFromPreset([{ server: { ...WORKSHOP, version } }], careful);
    const since = (from: string, to: string) =>
      catalogueChanges(decided(from), today(to))[0]?.since;
    expect(since('1.0.0', '3.0.0')?.tools).toEqual(new Set(['run_code', 'delete_box']));
    expect(since('2.0.0', '3.0.0')?.tools).toEqual(new Set(['run_code']));
    expect(since('3.0.0', '3.0.0')).toBeUndefined();
    expect(since('0.9.0', '3.0.0')).toEqual({ from: '0.9.0', to: '3.0.0', tools: undefined });
    const kept = decidedAbout(decided('1.0.0'), 0, '3.0.0');
    expect(catalogueChanges(kept, today('3.0.0'))).toEqual([]);
    const anew = applyPreset(decided('1.0.0'), today('3.0.0'), careful);
    expect(catalogueChanges(anew, today('3.0.0'))).toEqual([]);
  });

  test('may lack a whole server', () => {
    expect(catalogueChanges(state, new Map())).toMatchObject([{ gone: true, undecided: [] }]);
  });
});
