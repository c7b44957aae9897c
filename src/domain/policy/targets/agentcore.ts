import { resolveCollisions } from '../collisions.ts';
import { fitPolicy, type Reach } from '../fit-policy.ts';
import type { Policy, Rule } from '../policy.ts';
import { quoteCedar } from '../print/quote.ts';
import { isRefused } from '../strictness.ts';
import type { EnforcementTarget, Substitution, TargetAbilities } from '../target.ts';
import { BY_PARSER } from '../verification.ts';
import { cedarClause } from './agentcore-arguments.ts';

const can: TargetAbilities = {
  allow: true,
  ask: false,
  deny: true,
  hide: true,
  limit: false,
  condition: true,
  unlisted: true,
  severalServers: true,
};

const LABEL = 'AgentCore';
const reach: Reach = {
  label: LABEL,
  can,
  unlisted: ['deny'],
  refusedIsHidden: true,
  conditionFits: (condition) => cedarClause(condition) !== null,
};

/** The gateway's address; the reader writes their own. */
export const AGENTCORE_GATEWAY = 'arn:aws:bedrock-agentcore:REGION:ACCOUNT:gateway/GATEWAY';

function actionName(as: string, tool: string): string {
  return `${as}___${tool}`;
}

/** AWS Bedrock AgentCore Gateway: one Cedar statement that permits, as everything else is refused. */
export const agentcore: EnforcementTarget = {
  id: 'agentcore',
  label: 'AWS AgentCore (Cedar)',
  fileName: 'agentcore.cedar',
  language: 'cedar',
  place: 'A policy in the policy engine of the gateway, whose targets have the names used here.',
  can,
  cannot: [
    'It cannot ask a person: a tool that should be asked about is refused.',
    'It cannot count calls of a tool: a tool with a limit is refused.',
    'It compares arguments by their type and knows no patterns: a tool whose condition needs a pattern, a fraction or an empty value is refused.',
    'It refuses everything that no policy permits, so every tool that is not listed is refused, on all targets of the gateway.',
  ],
  apply: [
    'Replace REGION, ACCOUNT and GATEWAY by those of your gateway.',
    'Create a policy with the text in the policy engine that is attached to the gateway.',
    'Set the engine to enforce; in the mode that only logs, it refuses nothing.',
  ],
  undo: 'Delete the policy, and detach the policy engine if it has no other: an engine without policies refuses all.',
  source: {
    title: 'Amazon Bedrock AgentCore developer guide, policy scope',
    url: 'https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/policy-scope.html',
    read: '2026-11-20',
  },
  verification: BY_PARSER,
  spell: actionName,
  render(policy) {
    const fitted = fitPolicy(policy, reach);
    if (!fitted.ok) return fitted;
    const { policy: effective, substitutions } = resolveCollisions(
      fitted.policy,
      actionName,
      reach,
    );
    const permitted = permittedIn(effective);
    if (permitted.length === 0) {
      const reason = 'This policy lets no tool through: take the target out of the gateway.';
      return { ok: false, reason };
    }
    const all = [...fitted.substitutions, ...substitutions, ...portNotes(effective)];
    return { ok: true, text: print(permitted), effective, substitutions: all };
  },
};

function portNotes({ servers }: Policy): Substitution[] {
  const sentence = `${LABEL} cannot tell a port from other text: an address with a port is refused too.`;
  return servers.flatMap(({ server, tools }) =>
    Object.entries(tools)
      .filter(([, rule]) => rule.conditions.some((one) => one.is === 'host-in'))
      .map(([tool]) => ({ server, tool, sentence })),
  );
}

interface Permitted {
  readonly action: string;
  readonly conditions: Rule['conditions'];
}

function permittedIn({ servers }: Policy): Permitted[] {
  const all = servers.flatMap(({ as, tools }) =>
    Object.entries(tools)
      .filter(([, rule]) => !isRefused(rule.decision))
      .map(([tool, { conditions }]) => ({
        action: `AgentCore::Action::${quoteCedar(actionName(as, tool))}`,
        conditions,
      })),
  );
  return [...new Map(all.map((one) => [one.action, one])).values()];
}

/** A policy of AgentCore is one statement, so the conditions of each tool stand beside its action. */
function print(permitted: readonly Permitted[]): string {
  const list = permitted.map(({ action }) => `    ${action}`).join(',\n');
  const clauses = permitted.flatMap(({ action, conditions }) =>
    conditions.map((one) => `  (action != ${action} || ${cedarClause(one)})`),
  );
  return `permit (
  principal,
  action in [
${list}
  ],
  resource == AgentCore::Gateway::${quoteCedar(AGENTCORE_GATEWAY)}
)${clauses.length > 0 ? ` when {\n${clauses.join(' &&\n')}\n}` : ''};
`;
}
