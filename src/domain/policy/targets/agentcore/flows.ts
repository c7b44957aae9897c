import type { Policy, RuleCase } from '../../policy.ts';
import { quoteCedar } from '../../print/quote.ts';
import { marksOf } from '../../session.ts';
import { isRefused } from '../../strictness.ts';
import { MARKS, type Mark } from '../../vocabulary.ts';
import { actionName, LONGEST_STATEMENT, RESOURCE } from './statements.ts';

/** Temporal operators that one policy takes (AgentCore developer guide, “policy-temporal”, quotas). */
export const TEMPORAL_OPERATORS = 3;

/** A pair of readings, or one, after which a call is refused. */
type Reading = readonly string[];

const actionOf = (as: string, tool: string): string =>
  `AgentCore::Action::${quoteCedar(actionName(as, tool))}`;

/** A response is recorded once a call has been permitted and has ended, so a request never counts for itself. */
const formerly = (action: string): string =>
  `formerly within 24h ${action}::response{ eventResource: resource }`;

interface Reader {
  readonly action: string;
  readonly marks: readonly Mark[];
}

/** The tools that run and bring something into a session. */
function readersIn(policy: Policy): Reader[] {
  const all = policy.servers.flatMap(({ as, tools }) =>
    Object.entries(tools)
      .filter(([, rule]) => !isRefused(rule.decision))
      .map(([tool]) => ({
        action: actionOf(as, tool),
        marks: marksOf(policy, { server: as, tool }),
      })),
  );
  return [...new Map(all.map((reader) => [reader.action, reader])).values()];
}

/** The statements that refuse calls after what was read: one for each three readings, as there is no “or”. */
export function flowStatements(policy: Policy): string[] {
  const readers = readersIn(policy);
  const flows = policy.servers.flatMap(({ as, tools }) =>
    Object.entries(tools).flatMap(([tool, { decision, cases = [] }]) =>
      isRefused(decision)
        ? []
        : cases
            .filter((each) => each.decision !== 'allow')
            .map((each) => ({ action: actionOf(as, tool), each })),
    ),
  );
  const groups = Map.groupBy(flows, ({ each }) => JSON.stringify(marksIn(each)));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const actions = [...new Set(group.map(({ action }) => action))];
    return conditionsOf(readers, marksIn(first.each)).map((condition) =>
      flowStatement(actions, condition),
    );
  });
}

const marksIn = ({ when: { after = [] } }: RuleCase): Mark[] =>
  MARKS.filter((mark) => after.includes(mark));

/** Each condition that holds after all of these were read, in as few as the operators allow. */
function conditionsOf(readers: readonly Reader[], after: readonly Mark[]): string[] {
  const bringing = (mark: Mark | undefined, not?: Mark) =>
    readers.filter(
      ({ marks }) =>
        mark !== undefined && marks.includes(mark) && !(not !== undefined && marks.includes(not)),
    );
  const [one, other] = after;
  if (other === undefined) return anyOf(bringing(one).map(({ action }) => [action]));
  const both = bringing(one).filter(({ marks }) => marks.includes(other));
  const pairs = bringing(one, other).flatMap(({ action: a }) =>
    bringing(other, one).map(({ action: b }): Reading => [a, b]),
  );
  return [...anyOf(both.map(({ action }) => [action])), ...pairs.flatMap((pair) => anyOf([pair]))];
}

/** Conditions of which one holds where all actions of one of these readings have responded. */
function anyOf(readings: readonly Reading[]): string[] {
  const conditions: string[] = [];
  const each = Math.max(1, Math.floor(TEMPORAL_OPERATORS / (readings[0]?.length ?? 1)));
  for (let at = 0; at < readings.length; at += each) {
    const some = readings.slice(at, at + each);
    const [first = []] = some;
    conditions.push(
      some.length === 1
        ? `  ${first.map(formerly).join(' &&\n  ')}`
        : `  !(\n${some.map(([action = '']) => `    !(${formerly(action)})`).join(' &&\n')}\n  )`,
    );
  }
  return conditions;
}

const flowStatement = (actions: readonly string[], condition: string): string => `forbid (
  principal,
  action in [
${actions.map((action) => `    ${action}`).join(',\n')}
  ],
  resource == ${RESOURCE}
)
when temporal {
${condition}
};
`;

/** Is every statement short enough? */
export const flowsFit = (statements: readonly string[]): boolean =>
  statements.every((text) => new TextEncoder().encode(text).length <= LONGEST_STATEMENT);
