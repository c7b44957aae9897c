import { expect, test } from 'vitest';
import { attackEntries } from '#catalogue/read/attack-content.ts';
import { readContent } from '#catalogue/read/content.ts';
import { startsOf } from '#catalogue/starts-of.ts';
import type { Relevance } from '#domain/attack/relevance.ts';
import type { Assessment } from '#domain/risk/assessment.ts';
import { compileRules } from '#domain/risk/compile.ts';
import { familyOf } from '#domain/slug.ts';
import {
  attackFromRow,
  relevanceFromRow,
  rowOfAttack,
  rowOfRelevance,
  rowOfStopping,
  stoppingFromRow,
} from './attack-row.ts';
import {
  otherNameRows,
  rowOfControl,
  rowOfPackage,
  rowOfServer,
  rowOfSource,
  rowOfStart,
  rowOfVersion,
  serverFromRow,
  versionFromRow,
} from './server-row.ts';
import { type CatalogueTool, rowOfParameter, rowOfTool, toolFromRow } from './tool-row.ts';

const assessment = { category: 'write', severity: 'high', facts: [] } as unknown as Assessment;
const placed = { server: 'one', slug: 'two', assessment, fingerprint: 'f'.repeat(64) };
const content = readContent('content');
const servers = content.servers.map(({ id, value }) => ({ ...value, slug: id }));

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
  const rules = compileRules(content.risk);
  const named = {
    packages: [{ registry: 'npm' as const, name: 'a', version: '1', subcommand: ['mcp'] }],
    remotes: [{ url: 'https://a.example/**', source: 'docs' }],
    commands: [['a', 'mcp'], ['b']],
    extensions: ['a.b'],
    formerly: [{ registry: 'pypi' as const, name: 'c' }, { repository: 'https://c.example/d' }],
    product: 'a',
    variant: 'Hosted',
  };
  const [first] = servers;
  for (const content of [...servers, ...(first ? [{ ...first, ...named }] : [])]) {
    const {
      tools,
      scan: _,
      controls = [],
      starts: given,
      sources,
      packages = [],
      ...facts
    } = content;
    const server = { ...facts, packages, origin: 'ours' as const, label: facts.title };
    const known = tools.map(({ states: _, ...tool }) => ({
      ...tool,
      parameters: null,
      hints: tool.hints ?? {},
    }));
    const starts = startsOf({ ...server, starts: given, controls, sources, tools: known }, rules);
    const whole = { ...server, controls, sources, starts, toolCount: tools.length };
    const gives = sources.map((source) => ({
      ...rowOfSource(source),
      facts: JSON.stringify(source.gives),
    }));
    const read = serverFromRow(rowOfServer(whole), {
      sources: gives,
      controls: controls.map(rowOfControl),
      starts: starts.map(rowOfStart),
      packages: packages.map(rowOfPackage),
      remotes: whole.remotes ?? [],
      otherNames: otherNameRows(whole),
    });
    expect(read).toEqual(whole);
  }
});

test('an attack, its relevance and what a rule does about it come back as they were', () => {
  for (const attack of attackEntries(content.attacks))
    expect(attackFromRow(rowOfAttack(attack))).toEqual(attack);
  const relevance: Relevance = {
    verdict: 'with-others',
    because: { kind: 'needs-other-tools', capabilities: ['admin'], missing: [['runs-code']] },
    missing: ['runs-code'],
    fit: 3,
  };
  const { fit: _, ...stored } = relevance;
  expect(relevanceFromRow(rowOfRelevance(relevance))).toEqual(stored);
  const stopping = { effect: 'stops', because: { kind: 'call-refused' } } as const;
  expect(stoppingFromRow(rowOfStopping(stopping))).toEqual(stopping);
});

test('a version of a server comes back from its row as it was', () => {
  for (const { value } of content.history) {
    for (const version of value.versions) {
      expect(versionFromRow(rowOfVersion(version))).toEqual(version);
    }
  }
});
