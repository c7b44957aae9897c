import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Program } from '../prover.ts';

/** The variable that holds the path of the proxy's `dist/cli.js`. npm does not have its package. */
const VARIABLE = 'PROVE_AGENTMESH';

export const agentmeshPath = (): string => process.env[VARIABLE] ?? '';

/** The program says 1.0.0 of itself in every version, so its package is asked. */
function packaged(): { name?: string; version?: string } {
  const file = join(dirname(agentmeshPath()), '../package.json');
  if (!existsSync(file)) return {};
  return JSON.parse(readFileSync(file, 'utf8')) as { name?: string; version?: string };
}

export const agentmeshProgram: Program = {
  missing() {
    if (agentmeshPath() === '') return `${VARIABLE} does not hold the path of its dist/cli.js`;
    const isIt = packaged().name === '@microsoft/agentmesh-mcp-proxy';
    return isIt ? undefined : `“${agentmeshPath()}” is not part of the AgentMesh MCP proxy`;
  },
  version: () => packaged().version ?? '',
};
