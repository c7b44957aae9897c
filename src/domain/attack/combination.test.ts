import { expect, test } from 'vitest';
import { parse } from 'yaml';
import {
  combinationSchema,
  combinations,
  combinationsSchema,
  type LabelledTool,
} from './combination.ts';
import { read } from './read-patterns.fixture.ts';

const known = combinationsSchema.parse(parse(read('combinations.yaml')));
const tool = (
  name: string,
  capabilities: LabelledTool['capabilities'],
  server = 'one',
): LabelledTool => ({ server, name, capabilities });
const find = (tools: readonly LabelledTool[], id: string) =>
  combinations(known, tools).find(({ combination }) => combination.id === id);

test('three tools complete the lethal trifecta, and each stands at its leg', () => {
  const found = find(
    [
      tool('read_issue', ['ingests-untrusted-content']),
      tool('read_repo', ['reads-private-data']),
      tool('send_mail', ['communicates-externally'], 'two'),
    ],
    'lethal-trifecta',
  );
  expect(found?.state).toBe('complete');
  expect(found?.legs.map(({ tools }) => tools.map(({ name }) => name))).toEqual([
    ['read_issue'],
    ['read_repo'],
    ['send_mail'],
  ]);
});

test('one tool can fill every leg', () => {
  expect(
    find([tool('agent', ['ingests-untrusted-content', 'runs-code'])], 'text-becomes-command')
      ?.state,
  ).toBe('complete');
});

test('one empty leg is open, two are absent', () => {
  const found = find(
    [tool('a', ['reads-private-data']), tool('b', ['ingests-untrusted-content'])],
    'lethal-trifecta',
  );
  expect(found?.state).toBe('open');
  expect(found?.missing).toEqual([['communicates-externally']]);
  expect(find([tool('a', ['reads-private-data'])], 'lethal-trifecta')?.state).toBe('absent');
});

test('an unlabelled tool keeps every incomplete combination open', () => {
  const found = find([tool('mystery', null)], 'lethal-trifecta');
  expect(found).toMatchObject({ state: 'open', unlabelled: 1 });
});

test('either capability of a leg fills it', () => {
  const reader = tool('read_log', ['ingests-untrusted-content']);
  for (const capability of ['admin', 'handles-credentials'] as const)
    expect(find([reader, tool('grant', [capability])], 'text-becomes-grant')?.state).toBe(
      'complete',
    );
});

test('two servers share a session, whatever their tools do', () => {
  expect(find([tool('a', []), tool('b', [], 'two')], 'servers-share-a-session')?.state).toBe(
    'complete',
  );
  expect(find([tool('a', []), tool('b', [])], 'servers-share-a-session')?.state).toBe('absent');
});

test('all ten combinations of the research are there, and one leg alone is refused', () => {
  expect(known).toHaveLength(10);
  expect(combinationSchema.safeParse({ ...known[0], legs: [['admin']] }).success).toBe(false);
});
