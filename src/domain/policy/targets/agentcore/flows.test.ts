import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decide } from '../../decide.ts';
import { type Policy, policySchema, type Rule, type RuleCase } from '../../policy.ts';
import { EMPTY_SESSION, marksOf } from '../../session.ts';
import { rendered } from '../../testing/policies.ts';
import { MARKS, type Mark } from '../../vocabulary.ts';
import { read, statementsOf } from './reader.ts';
import { AGENTCORE_GATEWAY } from './statements.ts';
import { agentcore } from './target.ts';

const AFTER = (...after: Mark[]): RuleCase => ({ when: { after }, decision: 'ask' });
const NAMED: RuleCase = {
  when: { arguments: [{ arguments: ['to'], is: 'named-by-user' }] },
  decision: 'allow',
};

function policyWith(
  tools: Record<string, Partial<Rule>>,
  untrusted: readonly string[],
  personal: readonly string[] = [],
): Policy {
  const rules = Object.entries(tools).map(([name, rule]) => [name, { decision: 'allow', ...rule }]);
  const brings = { 'untrusted-content': untrusted, 'private-data': personal };
  const server = { server: 'github', as: 'github', tools: Object.fromEntries(rules), brings };
  return policySchema.parse({ unlisted: 'deny', servers: [server] });
}

const flow = (...readers: string[]) =>
  readers.map(
    (reader) =>
      `formerly within 24h AgentCore::Action::"github___${reader}"::response{ eventResource: resource }`,
  );

describe('flows', () => {
  test('are temporal policies that refuse after each three tools that were read', () => {
    const tools = {
      a: {},
      b: {},
      c: {},
      d: {},
      send: { cases: [NAMED, AFTER('untrusted-content')] },
    };
    const { text, substitutions, effective } = rendered(
      agentcore,
      policyWith(tools, ['a', 'b', 'c', 'd']),
    );
    const { temporal } = statementsOf(text);
    const [a = '', b = '', c = ''] = flow('a', 'b', 'c');
    expect(temporal).toHaveLength(2);
    expect(temporal[0]).toBe(`forbid (
  principal,
  action in [
    AgentCore::Action::"github___send"
  ],
  resource == AgentCore::Gateway::"${AGENTCORE_GATEWAY}"
)
when temporal {
  !(
    !(${a}) &&
    !(${b}) &&
    !(${c})
  )
};
`);
    expect(temporal[1]).toContain(`when temporal {\n  ${flow('d')[0]}\n};\n`);
    expect(effective.servers[0]?.tools['send']?.cases).toEqual([
      { when: { after: ['untrusted-content'] }, decision: 'deny' },
    ]);
    expect(substitutions).toContainEqual({
      server: 'github',
      tool: 'send',
      kind: 'note',
      note: 'flow',
      values: { read: 'content that outsiders can write was read' },
    });
    expect(substitutions).toContainEqual({
      server: 'github',
      tool: null,
      kind: 'note',
      note: 'header',
    });
  });

  test('after both marks need both, in one tool or in two', () => {
    const tools = { web: {}, mail: {}, files: {}, send: { cases: [AFTER(...MARKS)] } };
    const { text } = rendered(agentcore, policyWith(tools, ['web', 'mail'], ['mail', 'files']));
    const conditions = statementsOf(text).temporal.map(
      (statement) => statement.split('when temporal {\n')[1],
    );
    const [web = '', mail = '', files = ''] = flow('web', 'mail', 'files');
    expect(conditions).toEqual([`  ${mail}\n};\n`, `  ${web} &&\n  ${files}\n};\n`]);
  });

  test('never let a call run because nothing was read, and ask nobody', () => {
    const lifted: RuleCase = { when: {}, decision: 'allow' };
    const tools: Record<string, Partial<Rule>> = {
      web: {},
      drop: { decision: 'ask', cases: [AFTER('untrusted-content'), lifted] },
      tidy: { decision: 'ask', ifCannotAsk: 'allow', cases: [AFTER('untrusted-content'), lifted] },
    };
    const { text, effective } = rendered(agentcore, policyWith(tools, ['web']));
    expect(statementsOf(text).temporal).toEqual([]);
    expect(text).not.toContain('drop');
    expect(effective.servers[0]?.tools['tidy']).toMatchObject({ decision: 'allow' });
  });

  test('give way where the engine takes no more, after limits that only slow down', () => {
    const limits = [{ max: 2, per: 'hour' as const }];
    const named = (count: number, rule: Partial<Rule>) =>
      Object.fromEntries(Array.from({ length: count }, (_, at) => [`tool_${at}`, rule]));
    const send = { send: { cases: [AFTER('untrusted-content')] } };
    const many = named(61, {});
    expect(
      statementsOf(rendered(agentcore, policyWith({ ...many, ...send }, Object.keys(many))).text)
        .temporal,
    ).toEqual([]);
    const slow = named(20, { limits, ifCannotCount: 'allow' });
    const first = rendered(agentcore, policyWith({ ...slow, ...send }, ['tool_0']));
    expect(statementsOf(first.text).temporal).toHaveLength(1);
    const needed = named(20, { limits });
    const second = rendered(agentcore, policyWith({ ...needed, ...send }, ['tool_0']));
    expect(statementsOf(second.text).temporal).toHaveLength(20);
    expect(second.text).not.toContain('::response');
  });

  test('refuse in a session of less than a day what the effective policy refuses', () => {
    const tool = fc.constantFrom('a', 'b', 'c', 'd');
    const marks = fc.subarray([...MARKS], { minLength: 1 });
    const caseOf = fc.oneof(
      marks.map((after) => AFTER(...after)),
      fc.constant(NAMED),
      marks.map((after): RuleCase => ({ when: { after }, decision: 'deny' })),
    );
    const rule = fc.record({
      decision: fc.constantFrom('allow' as const, 'deny' as const),
      cases: fc.array(caseOf, { minLength: 1, maxLength: 3 }),
    });
    const tools = fc.dictionary(tool, rule, { minKeys: 1 });
    const readers = fc.uniqueArray(tool);
    fc.assert(
      fc.property(
        tools,
        readers,
        readers,
        fc.array(tool, { maxLength: 5 }),
        tool,
        (rules, untrusted, personal, earlier, last) => {
          const policy = policyWith(rules, untrusted, personal);
          const file = agentcore.render(policy);
          if (!file.ok) return;
          const judge = read(file.text, policy.servers);
          const call = { server: 'github', tool: last, arguments: {}, at: 0 };
          const history = earlier.filter((name) => Object.hasOwn(rules, name));
          const ran = history.filter((name) => rules[name]?.decision === 'allow');
          const seen = new Set(ran.flatMap((name) => marksOf(policy, { ...call, tool: name })));
          const session = { ...EMPTY_SESSION, marks: seen };
          const past = ran.map((name, at) => ({
            server: 'github',
            tool: name,
            at: -1000 * (at + 1),
          }));
          const wanted = decide(file.effective, call, [], session).outcome;
          const asked = decide(policy, call, [], session).outcome;
          const outcome = judge(call, past);
          expect(outcome === 'allowed').toBe(wanted === 'allowed');
          if (asked !== 'allowed') expect(outcome).not.toBe('allowed');
        },
      ),
      { numRuns: 500 },
    );
  });
});
