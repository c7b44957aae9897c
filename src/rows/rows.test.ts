import { expect, test } from 'vitest';
import { readContent } from '#catalogue/read/content.ts';
import type { Assessment } from '#domain/risk/assessment.ts';
import { familyOf } from '#domain/slug.ts';
import { rowOfControl, rowOfServer, rowOfSource, serverFromRow } from './server-row.ts';
import { type CatalogueTool, rowOfParameter, rowOfTool, toolFromRow } from './tool-row.ts';

const assessment = { category: 'write', severity: 'high' } as Assessment;
const placed = { server: 'one', slug: 'two', assessment, fingerprint: 'f'.repeat(64) };
const servers = readContent('content').servers.map(({ id, value }) => ({ ...value, slug: id }));

const read = (tool: Omit<CatalogueTool, 'family'>): CatalogueTool =>
  toolFromRow(rowOfTool(tool), (tool.parameters ?? []).map(rowOfParameter));

test('a tool comes back from its rows as it was', () => {
  for (const { tools } of servers) {
    for (const { name, summary, parameters = null, hints = {} } of tools) {
      const tool = { ...placed, name, summary, parameters, hints, quoted: false };
      const whole = { ...tool, fingerprintBasis: 'facts' as const };
      expect(read(whole)).toEqual({ ...whole, family: familyOf(name) });
    }
  }
});

test('what is not known is told from what is empty or false', () => {
  const bare = { ...placed, name: 'get', fingerprintBasis: 'name' as const };
  expect(read({ ...bare, parameters: null, hints: {} })).toMatchObject({
    parameters: null,
    hints: {},
    quoted: false,
  });
  const parameters = [
    { name: 'a', required: false, default: null, enum: [null, 0, ''] },
    { name: 'b', required: true, default: false },
  ];
  const hints = { readOnlyHint: false, openWorldHint: true };
  expect(read({ ...bare, parameters, hints })).toMatchObject({ parameters, hints });
  expect(read({ ...bare, parameters: [], hints: {} }).parameters).toEqual([]);
});

test('a server comes back from its rows as it was', () => {
  for (const { tools, controls = [], sources, ...facts } of servers) {
    const server = { ...facts, origin: 'ours' as const, label: facts.title };
    const whole = { ...server, controls, sources, toolCount: tools.length };
    const gives = sources.map((source) => ({
      ...rowOfSource(source),
      facts: JSON.stringify(source.gives),
    }));
    expect(serverFromRow(rowOfServer(whole), gives, controls.map(rowOfControl))).toEqual(whole);
  }
});
