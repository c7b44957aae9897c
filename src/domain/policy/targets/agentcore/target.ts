import { defineTarget } from '../../define-target.ts';
import type { Policy, Rule } from '../../policy.ts';
import { quoteCedar } from '../../print/quote.ts';
import { isRefused } from '../../strictness.ts';
import type { Substitution } from '../../target.ts';
import { cedarClause } from './arguments.ts';

/** A placeholder for the address of the gateway. */
export const AGENTCORE_GATEWAY = 'arn:aws:bedrock-agentcore:REGION:ACCOUNT:gateway/GATEWAY';

function actionName(configName: string, tool: string): string {
  return `${configName}___${tool}`;
}

/** AWS Bedrock AgentCore Gateway: one Cedar statement that permits, as everything else is refused. */
export const agentcore = defineTarget({
  id: 'agentcore',
  label: 'AWS AgentCore (Cedar)',
  name: 'AgentCore',
  fileName: 'agentcore.cedar',
  language: 'cedar',
  place: 'A policy in the policy engine of the gateway, whose targets have the names used here.',
  can: {
    allow: true,
    ask: false,
    deny: true,
    hide: true,
    limit: false,
    condition: true,
    unlisted: ['deny'],
    severalServers: true,
  },
  refusedIsHidden: true,
  conditionFits: (condition) => cedarClause(condition) !== null,
  notes: {
    port: 'AgentCore cannot tell a port from other text: an address with a port is refused too.',
  },
  alsoCannot: [
    'It compares arguments by their type and knows no patterns: a tool whose condition needs a pattern, a fraction or an empty value is refused.',
    'It refuses everything that no policy permits, on all targets of the gateway.',
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
  verification: 'own-reading',
  toolNameFor: actionName,
  rewritesNames: 'joins the names of server and tool by ___',
  problemIn: (effective) =>
    permittedIn(effective).length === 0 ? { kind: 'nothing-allowed' } : undefined,
  substitutionsIn: portNotes,
  print: (effective) => print(permittedIn(effective)),
});

function portNotes({ servers }: Policy): Substitution[] {
  return servers.flatMap(({ server, tools }) =>
    Object.entries(tools)
      .filter(([, rule]) => rule.conditions.some(({ is }) => is === 'host-in'))
      .map(([tool]) => ({ server, tool, kind: 'stricter-arguments', note: 'port' })),
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
  return [...new Map(all.map((permitted) => [permitted.action, permitted])).values()];
}

/** A policy of AgentCore is one statement, so the conditions of each tool name its action. */
function print(permitted: readonly Permitted[]): string {
  const list = permitted.map(({ action }) => `    ${action}`).join(',\n');
  const clauses = permitted.flatMap(({ action, conditions }) =>
    conditions.map((condition) => `  (action != ${action} || ${cedarClause(condition)})`),
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
