import { resolveCollisions } from '../collisions.ts';
import { fitPolicy, type Reach } from '../fit-policy.ts';
import type { Policy } from '../policy.ts';
import { quoteCedar } from '../print/quote.ts';
import { isRefused } from '../strictness.ts';
import type { EnforcementTarget, TargetAbilities } from '../target.ts';
import { BY_PARSER } from '../verification.ts';

const can: TargetAbilities = {
  allow: true,
  ask: false,
  deny: true,
  hide: true,
  limit: false,
  condition: false,
  unlisted: true,
  severalServers: true,
};

const LABEL = 'AgentCore';
const reach: Reach = { label: LABEL, can, unlisted: ['deny'], refusedIsHidden: true };

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
    'We write no conditions on arguments for it: a tool with conditions is refused.',
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
    const actions = permitted(effective);
    if (actions.length === 0) {
      const reason = 'This policy lets no tool through: take the target out of the gateway.';
      return { ok: false, reason };
    }
    const all = [...fitted.substitutions, ...substitutions];
    return { ok: true, text: print(actions), effective, substitutions: all };
  },
};

function permitted({ servers }: Policy): string[] {
  return servers.flatMap(({ as, tools }) =>
    Object.entries(tools)
      .filter(([, rule]) => !isRefused(rule.decision))
      .map(([tool]) => actionName(as, tool)),
  );
}

function print(actions: readonly string[]): string {
  const list = actions.map((action) => `    AgentCore::Action::${quoteCedar(action)}`).join(',\n');
  return `permit (
  principal,
  action in [
${list}
  ],
  resource == AgentCore::Gateway::${quoteCedar(AGENTCORE_GATEWAY)}
);
`;
}
