import { defineTarget } from '../../define-target.ts';
import type { Policy } from '../../policy.ts';
import { cedarClause } from '../../print/cedar-condition.ts';
import type { Substitution, TargetLimits } from '../../target.ts';
import { AGENTCORE_MANAGED, AGENTCORE_OVERRIDES } from './overrides.ts';
import {
  actionName,
  bytesOf,
  LONGEST_STATEMENT,
  permittedIn,
  statementsFor,
} from './statements.ts';
import { abilitiesFor, TEMPORAL_POLICIES } from './temporal.ts';

const ABILITIES: TargetLimits = {
  can: {
    allow: true,
    ask: false,
    deny: true,
    hide: true,
    limit: true,
    condition: true,
    unlisted: ['deny'],
    severalServers: true,
  },
  refusedIsHidden: true,
  conditionFits: (condition) => cedarClause(condition) !== null,
};

/**
 * AWS Bedrock AgentCore Gateway: Cedar statements that permit, as everything else is refused, and a
 * temporal policy for each limit.
 */
export const agentcore = defineTarget({
  ...ABILITIES,
  id: 'agentcore',
  label: 'AWS AgentCore (Cedar)',
  name: 'AgentCore',
  fileName: 'agentcore.cedar',
  language: 'cedar',
  place: 'Policies in the policy engine of the gateway, whose targets have the names used here.',
  notes: {
    port: 'AgentCore cannot tell a port from other text: an address with a port is refused too.',
    session:
      'AgentCore counts within one policy session, over the last minute, hour or 24 hours: a new session starts a new count.',
    header:
      'With this file, AgentCore refuses requests without the header x-amzn-bedrock-agentcore-policy-session-id. If your client cannot send it, leave out the statements with “when temporal”: the tools then run without a limit.',
    'too-long': `AgentCore takes statements of up to ${LONGEST_STATEMENT.toLocaleString('en')} bytes, and what this policy says of one tool is longer.`,
    'too-many': `AgentCore takes ${TEMPORAL_POLICIES} temporal policies in an engine, and this policy has more limits`,
  },
  alsoCannot: [
    'A limit stops a looping agent, not a caller who opens new sessions: AgentCore counts within one policy session, whose id the caller chooses. The role of the gateway needs the permission bedrock-agentcore:GetWorkloadAccessToken for it.',
    `An engine takes ${TEMPORAL_POLICIES} temporal policies, one for each limit. With more limits, those that only slow an agent down are left out.`,
    'A temporal policy can demand that another tool was called before, such as an approval tool of yours. The catalogue knows of no such tool, so this file asks nobody.',
    'Cedar, which judges this file in our proof, knows no temporal policies: these are written from the documentation and checked against our own reading of it.',
    'It compares arguments by their type and knows no patterns: a tool whose condition needs a pattern, a fraction or an empty value is refused.',
    'It refuses everything that no policy permits, on all targets of the gateway. All policies for one gateway together may have 200 KB.',
  ],
  apply: [
    'Replace REGION, ACCOUNT and GATEWAY by those of your gateway.',
    'In the policy engine that is attached to the gateway, create a policy for each statement: one with “when temporal” goes under “policy” in the definition, the others under “cedar”.',
    'Set the engine to enforce; in the mode that only logs, it refuses nothing.',
  ],
  undo: 'Delete the policies, and detach the policy engine if it has no other: an engine without policies refuses all.',
  source: {
    title: 'Amazon Bedrock AgentCore developer guide, policy scope and temporal policies',
    url: 'https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/policy-temporal.html',
    read: '2026-11-30',
  },
  verification: 'own-reading',
  overrides: AGENTCORE_OVERRIDES,
  managed: AGENTCORE_MANAGED,
  toolNameFor: actionName,
  rewritesNames: 'joins the names of server and tool by ___',
  limitsFor: (policy) => abilitiesFor(policy, ABILITIES),
  problemIn(effective) {
    const permitted = permittedIn(effective);
    if (permitted.length === 0) return { kind: 'nothing-allowed' };
    const fits = statementsFor(permitted).every((text) => bytesOf(text) <= LONGEST_STATEMENT);
    return fits ? undefined : { kind: 'note', note: 'too-long' };
  },
  substitutionsIn: (effective) => [...portNotes(effective), ...sessionNotes(effective)],
  print: (effective) => statementsFor(permittedIn(effective)).join('\n'),
});

function portNotes({ servers }: Policy): Substitution[] {
  return servers.flatMap(({ server, tools }) =>
    Object.entries(tools)
      .filter(([, rule]) => rule.conditions.some(({ is }) => is === 'host-in'))
      .map(([tool]) => ({ server, tool, kind: 'stricter-arguments', note: 'port' })),
  );
}

function sessionNotes({ servers }: Policy): Substitution[] {
  return servers.flatMap(({ server, tools }) => {
    const counted = Object.entries(tools).filter(([, { limits }]) => limits.length > 0);
    if (counted.length === 0) return [];
    return [
      { server, tool: null, kind: 'note', note: 'header' },
      ...counted.map(([tool]) => ({ server, tool, kind: 'note' as const, note: 'session' })),
    ];
  });
}
