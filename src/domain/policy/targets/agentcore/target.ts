import { defineTarget } from '../../define-target.ts';
import type { Policy } from '../../policy.ts';
import { cedarClause } from '../../print/cedar-condition.ts';
import type { Substitution, TargetLimits } from '../../target.ts';
import type { Mark } from '../../vocabulary.ts';
import { flowStatements, TEMPORAL_OPERATORS } from './flows.ts';
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
    flows: true,
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
    flow: 'AgentCore refuses it once {read} in the session, by one of the tools of this file within the last 24 hours, as it can ask nobody. Error messages of tools do not count, and what the user named makes no exception.',
    'too-long': `AgentCore takes statements of up to ${LONGEST_STATEMENT.toLocaleString('en')} bytes, and what this policy says of one tool is longer.`,
    'too-many': `AgentCore takes ${TEMPORAL_POLICIES} temporal policies in an engine, and this policy has more limits`,
  },
  alsoCannot: [
    'A limit stops a looping agent, not a caller who opens new sessions: AgentCore counts within one policy session, whose id the caller chooses. The role of the gateway needs the permission bedrock-agentcore:GetWorkloadAccessToken for it.',
    `An engine takes ${TEMPORAL_POLICIES} temporal policies: one for each limit, and one for each ${TEMPORAL_OPERATORS} tools after whose results calls are refused. With more, limits that only slow an agent down are left out, then refusals after what was read.`,
    'It forgets after 24 hours what was read in a session, and sees no user. So calls that the policy lets run only in a session that has read nothing of outsiders, or to destinations that the user named, get the decision for clients that follow no session.',
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
  substitutionsIn: (effective) => [
    ...portNotes(effective),
    ...headerNotes(effective),
    ...sessionNotes(effective),
    ...flowNotes(effective),
  ],
  print: (effective) =>
    [...statementsFor(permittedIn(effective)), ...flowStatements(effective)].join('\n'),
});

function portNotes({ servers }: Policy): Substitution[] {
  return servers.flatMap(({ server, tools }) =>
    Object.entries(tools)
      .filter(([, rule]) => rule.conditions.some(({ is }) => is === 'host-in'))
      .map(([tool]) => ({ server, tool, kind: 'stricter-arguments', note: 'port' })),
  );
}

/** A file with a temporal policy needs the id of a session. */
function headerNotes(effective: Policy): Substitution[] {
  const hasFlows = flowStatements(effective).length > 0;
  return effective.servers.flatMap(({ server, tools }) => {
    const needs = hasFlows || Object.values(tools).some(({ limits }) => limits.length > 0);
    return needs ? [{ server, tool: null, kind: 'note', note: 'header' }] : [];
  });
}

const sessionNotes = ({ servers }: Policy): Substitution[] =>
  servers.flatMap(({ server, tools }) =>
    Object.entries(tools)
      .filter(([, { limits }]) => limits.length > 0)
      .map(([tool]) => ({ server, tool, kind: 'note', note: 'session' })),
  );

const READ: Record<Mark, string> = {
  'untrusted-content': 'content that outsiders can write was read',
  'private-data': 'private data were read',
};

function flowNotes(effective: Policy): Substitution[] {
  if (flowStatements(effective).length === 0) return [];
  return effective.servers.flatMap(({ server, tools }) =>
    Object.entries(tools).flatMap(([tool, { cases = [] }]) =>
      cases.map(({ when: { after = [] } }) => {
        const read = after.map((mark) => READ[mark]).join(' and ');
        return { server, tool, kind: 'note' as const, note: 'flow', values: { read } };
      }),
    ),
  );
}
