import { describe, expect, test } from 'vitest';
import { policyFor } from '../policy/policy-for.ts';
import { PRESET_FILES, presetFile } from '../policy/testing/presets.ts';
import { assessedOf } from '../published-server.ts';
import { publishedServer, publishedTool, WORKSHOP } from './build.fixture.ts';
import { policyOf } from './policy-of.ts';
import { type BuildState, stateFromPreset } from './state.ts';

const published = new Map([['workshop', WORKSHOP]]);
const assessed = WORKSHOP.tools.map((tool) => ({ name: tool.name, assessment: assessedOf(tool) }));

describe('the policy of a state', () => {
  test.each(PRESET_FILES)('is that of the server page under the preset $id', (preset) => {
    const state = stateFromPreset([{ server: WORKSHOP }], preset);
    expect(policyOf(state, published, PRESET_FILES)).toEqual(
      policyFor({ slug: 'workshop' }, assessed, preset),
    );
  });

  test('does not depend on the order in which the tools were decided', () => {
    const state = stateFromPreset([{ server: WORKSHOP }], presetFile('careful'));
    const turned: BuildState = {
      ...state,
      servers: state.servers.map((server) => ({
        ...server,
        tools: new Map([...server.tools].reverse()),
      })),
    };
    expect(JSON.stringify(policyOf(turned, published, PRESET_FILES))).toBe(
      JSON.stringify(policyOf(state, published, PRESET_FILES)),
    );
  });

  test('leaves out undecided tools, counts and names them', () => {
    const state = stateFromPreset([{ server: WORKSHOP }], presetFile('careful'));
    const more = publishedServer('workshop', [
      ...WORKSHOP.tools,
      publishedTool({ name: 'new_tool' }),
    ]);
    const [server] = policyOf(state, new Map([['workshop', more]]), PRESET_FILES).servers;
    expect(Object.keys(server?.tools ?? {})).not.toContain('new_tool');
    expect(server).toMatchObject({ others: 1, neighbours: ['new_tool'] });
  });

  test('keeps the rule of a tool that the catalogue has no longer', () => {
    const state = stateFromPreset([{ server: WORKSHOP }], presetFile('careful'));
    const fewer = publishedServer('workshop', WORKSHOP.tools.slice(1));
    const [server] = policyOf(state, new Map([['workshop', fewer]]), PRESET_FILES).servers;
    expect(server?.tools['run_code']?.decision).toBe('ask');
    expect(Object.keys(server?.tools ?? {}).at(-1)).toBe('run_code');
  });

  test('holds also for a server that the catalogue has no longer', () => {
    const state = stateFromPreset([{ server: WORKSHOP }], presetFile('careful'));
    const [server] = policyOf(state, new Map(), PRESET_FILES).servers;
    expect(Object.keys(server?.tools ?? {})).toHaveLength(WORKSHOP.tools.length);
  });

  test('gives two servers of one name different ones', () => {
    const other = publishedServer('other', [publishedTool({ name: 'list_boxes' })]);
    const state = stateFromPreset(
      [
        { server: WORKSHOP, configName: 'box' },
        { server: other, configName: 'box' },
      ],
      presetFile('careful'),
    );
    const both = new Map([...published, ['other', other] as const]);
    expect(policyOf(state, both, PRESET_FILES).servers.map(({ as }) => as)).toEqual([
      'box',
      'box-2',
    ]);
  });

  test('gives the visitor’s own reason before that of the preset', () => {
    const state = stateFromPreset([{ server: WORKSHOP }], presetFile('careful'));
    const [server] = state.servers;
    const choice = server?.tools.get('run_code');
    if (!server || !choice) throw new Error('the fixture has no run_code');
    const tools = new Map([...server.tools, ['run_code', { ...choice, reason: 'Never here.' }]]);
    const [own] = policyOf(
      { ...state, servers: [{ ...server, tools }] },
      published,
      PRESET_FILES,
    ).servers;
    expect(own?.tools['run_code']?.reason).toBe('Never here.');
  });
});
