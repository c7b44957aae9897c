import { agentmesh } from './agentmesh/prover.ts';
import { CLIENTS } from './clients/index.ts';
import { intercept } from './intercept/prover.ts';
import { agentcore, toolhive } from './libraries/cedar.ts';
import { agentgateway } from './libraries/cel.ts';
import { dockerSandbox } from './libraries/docker-sandbox.ts';
import { anthropic, managedAgents, openai } from './libraries/sdk-types.ts';
import { clientProver } from './prove-client.ts';
import type { Prover } from './prover.ts';

/** Every engine that npm run prove knows, in the order in which they run. */
export const PROVERS: readonly Prover[] = [
  ...CLIENTS.map(clientProver),
  openai,
  anthropic,
  managedAgents,
  intercept,
  agentmesh,
  toolhive,
  dockerSandbox,
  agentcore,
  agentgateway,
];
