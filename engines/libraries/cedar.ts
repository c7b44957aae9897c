import { parseAllDocuments } from 'yaml';
import { statementsOf } from '../../src/domain/policy/targets/agentcore/reader.ts';
import { AGENTCORE_GATEWAY } from '../../src/domain/policy/targets/agentcore/statements.ts';
import { libraryProver } from './judge-files.ts';

interface Entity {
  readonly type: string;
  readonly id: string;
}
interface Question {
  readonly principal: Entity;
  readonly action: Entity;
  readonly resource: Entity;
  readonly context?: object;
}
interface Cedar {
  isAuthorized(request: object): { type: string; response?: { decision: string } };
}
interface McpServer {
  metadata: { name: string };
  spec: { authzConfig: { inline: { policies: string[] } } };
}

const PACKAGE = '@cedar-policy/cedar-wasm';

async function loadCedar() {
  const cedar = (await import(`${PACKAGE}/nodejs`)) as Cedar;
  return (staticPolicies: string, question: Question): boolean => {
    const request = { context: {}, ...question, policies: { staticPolicies }, entities: [] };
    const answer = cedar.isAuthorized(request);
    if (answer.type !== 'success') throw new Error(`Cedar: ${JSON.stringify(answer)}`);
    return answer.response?.decision === 'allow';
  };
}

/** The Cedar policies of an MCPServer, asked as ToolHive asks them. */
export const toolhive = libraryProver(
  { target: 'toolhive', engine: PACKAGE, package: PACKAGE },
  async () => {
    const permits = await loadCedar();
    return (text) => {
      const servers = parseAllDocuments(text).map((document) => document.toJS() as McpServer);
      return ({ server, tool }) => {
        const own = servers.find((candidate) => candidate.metadata.name === server);
        return permits(own?.spec.authzConfig.inline.policies.join('\n') ?? '', {
          principal: { type: 'Client', id: 'user' },
          action: { type: 'Action', id: 'call_tool' },
          resource: { type: 'Tool', id: tool },
        });
      };
    };
  },
);

/**
 * The Cedar statement of a gateway, asked as AgentCore asks it. Cedar knows no temporal policies: they
 * only refuse what was called often, and every call here is the first.
 */
export const agentcore = libraryProver(
  { target: 'agentcore', engine: PACKAGE, package: PACKAGE },
  async () => {
    const permits = await loadCedar();
    return (text) => {
      const policies = statementsOf(text).cedar.join('\n');
      return ({ server, tool, arguments: input = {} }) =>
        permits(policies, {
          context: { input },
          principal: { type: 'AgentCore::OAuthUser', id: 'user' },
          action: { type: 'AgentCore::Action', id: `${server}___${tool}` },
          resource: { type: 'AgentCore::Gateway', id: AGENTCORE_GATEWAY },
        });
    };
  },
);
