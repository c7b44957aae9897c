import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Call, decide, type Judgement, OUTCOMES, type Outcome } from '../decide.ts';
import { canCount } from '../fit-rule.ts';
import { type Policy, policySchema, type Rule, type ServerPolicy } from '../policy.ts';
import { ruleOf } from '../rule-of.ts';
import { isRefused } from '../strictness.ts';
import type { EnforcementTarget, Rendered } from '../target.ts';
import type { Reader, Reading } from '../target-reader.ts';
import { anyPolicy, plainPolicy } from './arbitraries.ts';
import { calls } from './calls.ts';

const RUNS = { numRuns: 300 };

/**
 * What every target must keep: the file does exactly what the effective policy says, nothing is
 * looser than the policy that was given, and every difference is said. A target whose way
 * of counting differs may keep limits more strictly than the effective policy says.
 */
export function contract(
  target: EnforcementTarget,
  read: Reader,
  { limits = 'exact' }: { limits?: 'exact' | 'stricter' } = {},
): void {
  const servers = target.can.severalServers ? 3 : 1;
  describe(`${target.label} keeps the contract`, () => {
    test('the file does what the effective policy says', () => {
      let files = 0;
      fc.assert(
        fc.property(anyPolicy(servers), (policy) => {
          const rendered = target.render(policy);
          checkNotes(target, rendered);
          if (!rendered.ok) return;
          files += 1;
          checkExact(rendered, read(rendered.text, policy.servers), policy, limits);
        }),
        RUNS,
      );
      expect(files).toBeGreaterThan(RUNS.numRuns / 20);
    });

    test('nothing is looser than the given policy, and differences are said', () => {
      fc.assert(
        fc.property(anyPolicy(servers), (policy) => {
          checkStrict(target, policy);
        }),
        RUNS,
      );
    });

    test('plain names are rendered, and a rule that the target knows stays as it is', () => {
      fc.assert(
        fc.property(plainPolicy(servers), (policy) => {
          checkPlain(target, policy);
        }),
        RUNS,
      );
    });

    test('is deterministic and ends in one newline', () => {
      fc.assert(
        fc.property(anyPolicy(servers), (policy) => {
          const rendered = target.render(policy);
          expect(target.render(policy)).toEqual(rendered);
          if (rendered.ok) expect(rendered.text).toMatch(/[^\n]\n$/);
        }),
        { numRuns: 50 },
      );
    });
  });
}

type Ok = Extract<Rendered, { ok: true }>;

function checkExact(
  rendered: Ok,
  reading: Reading,
  policy: Policy,
  limits: 'exact' | 'stricter',
): void {
  for (const [call, history] of calls(rendered.effective, policy)) {
    const wanted = decide(rendered.effective, call, history).outcome;
    const outcome = reading(call, history);
    if (wanted === 'denied' && outcome === 'hidden' && !isListed(rendered.effective, call))
      continue;
    if (limits === 'stricter' && history.length > 0 && outcome === 'denied') continue;
    if (outcome === 'denied' && reportsStricterArguments(rendered, call)) continue;
    expect({ call, outcome }).toEqual({ call, outcome: wanted });
  }
}

/** Where a target says that some arguments are refused too, it may refuse a call. */
function reportsStricterArguments({ substitutions }: Ok, call: Call): boolean {
  return substitutions.some(
    ({ kind, tool }) => kind === 'stricter-arguments' && tool === call.tool,
  );
}

/** Every note that is referred to is one of the definition, with a value for each placeholder. */
function checkNotes({ notes = {} }: EnforcementTarget, rendered: Rendered): void {
  const statements = rendered.ok ? rendered.substitutions : [rendered.problem];
  for (const statement of statements) {
    if ('note' in statement) {
      const wanted = [...(notes[statement.note] ?? '{}').matchAll(/\{(\w*)\}/g)].map(
        ([, key]) => key,
      );
      expect(Object.keys(statement.values ?? {}).sort()).toEqual(wanted.sort());
    }
    if ('why' in statement && statement.why !== undefined) {
      expect(Object.keys(notes)).toContain(statement.why);
    }
  }
}

/** Whether a refused tool that is not listed can also be seen is not part of a policy. */
function isListed({ servers }: Policy, call: Call): boolean {
  return servers.some((server) => server.as === call.server && ruleOf(server, call.tool));
}

/** Throws where the file is looser than the policy, or where it differs and no substitution says so. */
export function checkStrict(target: EnforcementTarget, policy: Policy): void {
  const rendered = target.render(policy);
  if (!rendered.ok) return;
  for (const [call, history] of calls(policy, policy)) {
    const requested = decide(policy, call, history);
    const effective = decide(rendered.effective, call, history);
    const looser =
      OUTCOMES.indexOf(effective.outcome) <
      OUTCOMES.indexOf(least(target, policy, call, requested));
    expect({ call, requested, effective, looser }).toMatchObject({ looser: false });
    if (effective.outcome === requested.outcome) continue;
    const server = policy.servers.find((server) => server.as === call.server)?.server;
    const isReported = rendered.substitutions.some(
      ({ server: of, tool, kind }) =>
        of === server &&
        (tool === call.tool ||
          (tool === null &&
            (!isListed(policy, call) ||
              (kind === 'refused-is-hidden' && requested.outcome === 'denied')))),
    );
    expect({ call, requested, effective, isReported }).toMatchObject({ isReported: true });
  }
}

/** The loosest outcome that the policy allows to a client with these abilities. */
function least(target: EnforcementTarget, policy: Policy, call: Call, wanted: Judgement): Outcome {
  const { can } = target;
  const server = policy.servers.find(({ as }) => as === call.server);
  const rule = server && ruleOf(server, call.tool);
  const abilities = target.limitsFor?.(policy) ?? target;
  const uncounted = wanted.because.kind === 'limit-reached' && !(rule && canCount(rule, abilities));
  if (uncounted && rule?.decision === 'allow') {
    return rule.ifCannotCount === 'allow' ? 'allowed' : 'asked';
  }
  const asks = uncounted || wanted.outcome === 'asked';
  if (asks && !can.ask && rule?.ifCannotAsk === 'allow') return 'allowed';
  if (uncounted) return 'asked';
  return wanted.outcome === 'hidden' && !can.hide ? 'denied' : wanted.outcome;
}

/** Throws where a policy of plain names is not rendered, or a rule that the target knows is changed. */
export function checkPlain(target: EnforcementTarget, policy: Policy): void {
  const rendered = target.render(policy);
  if (!rendered.ok) {
    expect(mayRefuse(target, policy)).toBe(true);
    return;
  }
  expect(policySchema.parse(rendered.effective)).toEqual(rendered.effective);
  for (const server of policy.servers) checkKept(target, server, rendered);
}

function mayRefuse(target: EnforcementTarget, policy: Policy): boolean {
  const rules = policy.servers.flatMap(({ tools }) => Object.values(tools));
  const { can } = target;
  const becomesRefusal = (rule: Rule) =>
    isRefused(rule.decision) ||
    rule.conditions.length > 0 ||
    (!can.ask &&
      ((rule.decision === 'ask' && rule.ifCannotAsk !== 'allow') ||
        (!can.limit && rule.limits.length > 0 && rule.ifCannotCount !== 'allow')));
  if (rules.every(becomesRefusal)) return true;
  const refuses = rules.some(
    ({ decision, conditions }) => isRefused(decision) || (conditions.length > 0 && !can.condition),
  );
  return (!can.deny && refuses) || (policy.unlisted === 'deny' && !can.unlisted.includes('deny'));
}

function checkKept(
  target: EnforcementTarget,
  server: ServerPolicy,
  { effective, substitutions }: Ok,
): void {
  const after = effective.servers.find((candidate) => candidate.as === server.as);
  for (const [tool, rule] of Object.entries(server.tools)) {
    const kept = after && ruleOf(after, tool);
    const known =
      target.can[rule.decision] &&
      (rule.limits.length === 0 || target.can.limit) &&
      rule.conditions.length === 0;
    const isReported = substitutions.some(
      (substitution) => substitution.server === server.server && substitution.tool === tool,
    );
    const hides = substitutions.some(({ kind }) => kind === 'refused-is-hidden');
    if (!known || isReported) continue;
    const decision = hides && rule.decision === 'deny' ? 'hide' : rule.decision;
    expect(kept).toEqual({ ...rule, decision });
  }
}
