import type { Limit, Policy, Rule, Window } from '../../policy.ts';
import { cedarClause } from '../../print/cedar-condition.ts';
import { quoteCedar } from '../../print/quote.ts';
import { isRefused } from '../../strictness.ts';

/** A placeholder for the address of the gateway. */
export const AGENTCORE_GATEWAY = 'arn:aws:bedrock-agentcore:REGION:ACCOUNT:gateway/GATEWAY';

/** Most bytes of a statement (AgentCore control plane API, CedarPolicy and PolicyStatement). */
export const LONGEST_STATEMENT = 10_000;

export const RESOURCE = `AgentCore::Gateway::${quoteCedar(AGENTCORE_GATEWAY)}`;
const WITHIN: Readonly<Record<Window, string>> = { minute: '1m', hour: '1h', day: '24h' };

/** What AgentCore calls a tool. */
export const actionName = (configName: string, tool: string): string => `${configName}___${tool}`;

interface Permitted extends Pick<Rule, 'conditions' | 'limits'> {
  readonly action: string;
}

/** The tools that a policy lets run, each action once. */
export function permittedIn({ servers }: Policy): Permitted[] {
  const all = servers.flatMap(({ as, tools }) =>
    Object.entries(tools)
      .filter(([, rule]) => !isRefused(rule.decision))
      .map(([tool, { conditions, limits }]) => ({
        action: `AgentCore::Action::${quoteCedar(actionName(as, tool))}`,
        conditions,
        limits,
      })),
  );
  return [...new Map(all.map((permitted) => [permitted.action, permitted])).values()];
}

export const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

/**
 * The statements that permit these tools, and the temporal ones that keep their limits. AgentCore makes
 * a policy of each. A call runs where any of them permits it and none forbids it.
 */
export function statementsFor(permitted: readonly Permitted[]): string[] {
  const limits = permitted.flatMap((tool) =>
    tool.limits.map((limit) => temporalStatement(tool.action, limit)),
  );
  return [...groupsOf(permitted).map(permitStatement), ...limits];
}

const clausesOf = ({ action, conditions }: Permitted): string[] =>
  conditions.map((condition) => `  (action != ${action} || ${cedarClause(condition)})`);

/** A permit is one statement, so the conditions of each tool name its action. */
function permitStatement(permitted: readonly Permitted[]): string {
  const list = permitted.map(({ action }) => `    ${action}`).join(',\n');
  const clauses = permitted.flatMap(clausesOf);
  return `permit (
  principal,
  action in [
${list}
  ],
  resource == ${RESOURCE}
)${clauses.length > 0 ? ` when {\n${clauses.join(' &&\n')}\n}` : ''};
`;
}

/** As many tools in each statement as fit into it. */
function groupsOf(permitted: readonly Permitted[]): Permitted[][] {
  const frame = bytesOf(permitStatement([])) + ' when {\n\n}'.length;
  const groups: Permitted[][] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const tool of permitted) {
    const lines = [`    ${tool.action}`, ...clausesOf(tool)];
    const more = lines.reduce((sum, line) => sum + bytesOf(line) + ' &&\n'.length, 0);
    if (size + more > LONGEST_STATEMENT) {
      groups.push([]);
      size = frame;
    }
    groups.at(-1)?.push(tool);
    size += more;
  }
  return groups;
}

/**
 * A Dogwood statement that refuses an action once more than `max` requests were made within the window.
 * `count` includes the request that is being decided, and the window slides: it ends at that request.
 */
function temporalStatement(action: string, { max, per }: Limit): string {
  return `forbid (
  principal,
  action == ${action},
  resource == ${RESOURCE}
)
when temporal {
  exists (n: Long).
    (count for (t: Timepoint).
      where (formerly within ${WITHIN[per]} (${action}::request{ eventResource: resource } && tp(t)))) == n
    && n > ${max}
};
`;
}
