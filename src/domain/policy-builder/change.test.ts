import { describe, expect, test } from 'vitest';
import { presetFile } from '../policy/testing/presets.ts';
import { publishedServer, publishedTool, WORKSHOP } from './build.fixture.ts';
import { catalogueChanges } from './catalogue-changes.ts';
import { applyPreset, decideTools, followsPreset, withDecision, withLimits } from './change.ts';
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
      { at: 0, server: 'workshop', gone: false, vanished: ['run_code'], undecided: ['new_tool'] },
    ]);
    expect(catalogueChanges(state, published)).toEqual([]);
  });

  test('may lack a whole server', () => {
    expect(catalogueChanges(state, new Map())).toMatchObject([{ gone: true, undecided: [] }]);
  });
});
