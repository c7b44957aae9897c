import { expect, test } from 'vitest';
import type { RenderProblem, Substitution } from '#domain/policy/target.ts';
import { targetById } from '#domain/policy/targets/index.ts';
import { groupSubstitutions, problemSentence, substitutionSentence } from './substitution.ts';

const target = (id: string) => {
  const found = targetById(id);
  if (!found) throw new Error(id);
  return found;
};
const about = { server: 's', tool: 'a' };
const limits = [{ max: 48, per: 'day' as const }];

type Example<Kind extends Substitution['kind']> = readonly [
  target: string,
  substitution: Extract<Substitution, { kind: Kind }>,
  sentence: string,
];

/** A kind without an example does not compile. */
const EXAMPLES: { readonly [Kind in Substitution['kind']]: Example<Kind> } = {
  'deny-for-conditions': [
    'gemini',
    { ...about, kind: 'deny-for-conditions' },
    'Gemini CLI cannot check these arguments: it refuses every call of this tool.',
  ],
  'deny-for-ask': [
    'claude-code',
    { ...about, kind: 'deny-for-ask', why: 'dont-ask' },
    'Claude Code cannot ask in the mode that refuses unlisted tools: it refuses every call of this tool.',
  ],
  'allow-for-ask': [
    'envoy',
    { ...about, kind: 'allow-for-ask' },
    'Envoy AI Gateway cannot ask a person, so calls run without asking.',
  ],
  'allow-without-limit': [
    'codex',
    { ...about, kind: 'allow-without-limit', limits },
    'Codex has no rate limits, so calls run without the limit of 48 calls a day.',
  ],
  'ask-for-limit': [
    'codex',
    { ...about, kind: 'ask-for-limit', limits },
    'Codex has no rate limits, so it asks before each call instead of after 48 calls a day.',
  ],
  'ask-without-limit': [
    'codex',
    { ...about, kind: 'ask-without-limit', limits },
    'Codex has no rate limits: it asks before each call, without the limit of 48 calls a day.',
  ],
  'deny-for-limit': [
    'envoy',
    { ...about, kind: 'deny-for-limit', limits },
    'Envoy AI Gateway can neither count calls nor ask a person: it refuses every call of this tool instead of the limit of 48 calls a day.',
  ],
  'shorter-window': [
    'policylayer',
    {
      ...about,
      kind: 'shorter-window',
      limits,
      instead: [{ max: 2, per: 'hour' }],
      windows: ['minute', 'hour'],
    },
    'PolicyLayer counts by the minute or the hour: 2 calls an hour instead of 48 calls a day.',
  ],
  'deny-for-window': [
    'policylayer',
    { ...about, kind: 'deny-for-window', limits: [{ max: 8, per: 'day' }] },
    'PolicyLayer cannot count 8 calls a day: it refuses every call of this tool.',
  ],
  'ask-for-allow': [
    'codex',
    { ...about, kind: 'ask-for-allow' },
    'Codex cannot let a tool run without asking: it asks before each call.',
  ],
  'deny-for-hide': [
    'cursor',
    { ...about, kind: 'deny-for-hide' },
    'Cursor CLI cannot hide a tool: the agent sees it, and every call is refused.',
  ],
  'unlisted-stricter': [
    'cursor',
    { ...about, tool: null, kind: 'unlisted-stricter', wanted: 'allow', got: 'ask' },
    'Cursor CLI cannot let tools run that are not listed: it asks about them.',
  ],
  'refused-is-hidden': [
    'codex',
    { ...about, tool: null, kind: 'refused-is-hidden' },
    'Codex also takes a refused tool out of the list that the agent sees.',
  ],
  collision: [
    'opencode',
    { ...about, kind: 'collision', tools: ['a.b', 'a/b', 'a b'], toolName: 's_a_b' },
    'opencode calls a.b, a/b and a b by one name, s_a_b: the stricter rule holds for all of them.',
  ],
  'unsure-name': [
    'kiro',
    { ...about, kind: 'unsure-name', decision: 'ask' },
    'Kiro does not document how it writes this name, so no rule allows it: it is asked about before each call.',
  ],
  'deny-for-read-only': [
    'vscode',
    { ...about, kind: 'deny-for-read-only' },
    'VS Code never asks about a tool that its server marks as read-only (readOnlyHint): this one is refused.',
  ],
  'read-only-unasked': [
    'vscode',
    { ...about, tool: null, kind: 'read-only-unasked' },
    'VS Code asks only about tools that their server does not mark as read-only (readOnlyHint): one that is not listed, or is marked later, runs unasked.',
  ],
  bucket: [
    'toolhive',
    { ...about, kind: 'bucket', limits, atOnce: 24 },
    'ToolHive keeps the limit of 48 calls a day by letting at most 24 calls through at once.',
  ],
  'stricter-arguments': [
    'gemini',
    { ...about, kind: 'stricter-arguments', note: 'quoted-path' },
    'Gemini CLI looks at a path as JSON writes it: one with a quote or a control character is refused too.',
  ],
  note: [
    'zed',
    { ...about, tool: null, kind: 'note', note: 'one-default' },
    'Zed has one default for all tools: tools of other servers, and its own, are refused too where no rule lists them.',
  ],
};

test.each<Example<Substitution['kind']>>(Object.values(EXAMPLES))(
  '%s: %j',
  (id, substitution, sentence) => {
    expect(substitutionSentence(substitution, target(id))).toBe(sentence);
  },
);

test.each<[string, RenderProblem, string]>([
  [
    'gemini',
    { kind: 'server-name', name: 'a_b', allowed: 'letters' },
    'Gemini CLI cannot name the server a_b in a rule: give it a name of letters.',
  ],
  [
    'opencode',
    { kind: 'note', note: 'shared-prefix', values: { server: 'a', other: 'a_b' } },
    'opencode cannot tell the tools of a from those of a_b: give one of the servers another name.',
  ],
])('%s: %j', (id, problem, sentence) => {
  expect(problemSentence(problem, target(id))).toBe(sentence);
});

test.each([
  ['allow-without-limit', 'so calls run without the limit of 48 calls a day.'],
  ['deny-for-limit', 'it refuses every call of this tool instead of the limit of 48 calls a day.'],
] as const)('%s says why a target that counts does not count here', (kind, then) => {
  const sentence = substitutionSentence(
    { ...about, kind, limits, why: 'too-many' },
    target('agentcore'),
  );
  expect(sentence).toMatch(
    /^AgentCore takes 20 temporal policies in an engine, and this policy has/,
  );
  expect(sentence.endsWith(then)).toBe(true);
});

test('a note that the target has not is a mistake in its definition', () => {
  const note = { ...about, kind: 'note', note: 'none' } as const;
  expect(() => substitutionSentence(note, target('codex'))).toThrow(RangeError);
});

test('each sentence once, those about the whole file first', () => {
  const hide = { kind: 'deny-for-hide' } as const;
  const whole = { server: 's', tool: null, kind: 'refused-is-hidden' } as const;
  const given = [{ ...about, ...hide }, { ...about, tool: 'b', ...hide }, whole];
  expect(groupSubstitutions(given, target('cursor')).map(({ tools }) => tools)).toEqual([
    [],
    ['a', 'b'],
  ]);
});
