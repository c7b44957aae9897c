import { directEntry } from '../../direct-entry.ts';
import type { ManagedPlace, Override } from '../../override.ts';

const MODES = {
  title: 'Amazon Bedrock AgentCore developer guide, policy enforcement modes',
  url: 'https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/policy-enforcement-modes.html',
  read: '2026-11-30',
};
const SEMANTICS = {
  title: 'Amazon Bedrock AgentCore developer guide, testing a policy',
  url: 'https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/policy-test-a-policy.html',
  read: '2026-11-30',
};

export const AGENTCORE_OVERRIDES: readonly Override[] = [
  {
    id: 'other-permit',
    kind: 'rule',
    text: 'permit(principal, action, resource);',
    place: 'another policy of the engine, or any other policy that permits more',
    changes: [
      { calls: 'refused', become: 'allowed' },
      { calls: 'unlisted', become: 'allowed' },
    ],
    remedy: 'Remove it: a call runs if any active policy permits it and none forbids it.',
    source: SEMANTICS,
  },
  {
    id: 'log-only',
    kind: 'mode',
    text: 'LOG_ONLY',
    place: 'policyEngineConfiguration of the gateway',
    changes: [
      { calls: 'refused', become: 'allowed' },
      { calls: 'unlisted', become: 'allowed' },
    ],
    remedy: 'Set the mode to ENFORCE.',
    find: [{ path: ['policyEngineConfiguration', 'mode'], is: (value) => value === 'LOG_ONLY' }],
    source: MODES,
  },
  {
    id: 'policy-log-only',
    kind: 'mode',
    text: 'LOG_ONLY',
    place: 'the enforcement mode of the policy',
    when: 'another policy permits the call',
    changes: [
      { calls: 'refused', become: 'allowed' },
      { calls: 'unlisted', become: 'allowed' },
    ],
    remedy: 'Set the policy to ACTIVE.',
    source: SEMANTICS,
  },
  directEntry('the gateway', MODES),
];

export const AGENTCORE_MANAGED: ManagedPlace = {
  path: 'The same place, in an account in which only trusted principals have bedrock-agentcore:UpdateGateway and may change policies.',
  withstands: [
    'Others who would set the engine to LOG_ONLY, detach it, or add a policy that permits more.',
  ],
  except: ['Servers that an agent reaches without the gateway.'],
  source: MODES,
};
