import type { SeenOutcome } from './judge-files.ts';
import { libraryProver } from './judge-files.ts';

interface Answer {
  readonly type: string;
  readonly response?: {
    readonly decision: string;
    readonly diagnostics: { readonly reason: readonly string[] };
  };
}
interface Cedar {
  isAuthorized(request: object): Answer;
}

const PACKAGE = '@cedar-policy/cedar-wasm';

/**
 * The Cedar statements of an organization, asked as Docker documents it: a tool is a resource with its
 * bare name as an attribute, inside its server. A permit with `@requireApproval` among those that
 * decide makes the call wait for a person. Lists of tools are not filtered.
 */
export const dockerSandbox = libraryProver(
  { target: 'docker-sandbox', engine: PACKAGE, package: PACKAGE },
  async () => {
    const cedar = (await import(`${PACKAGE}/nodejs`)) as Cedar;
    return (text) => {
      const written = text.split(/(?<=\};\n)\n/);
      const statements = Object.fromEntries(written.map((policy, index) => [`p${index}`, policy]));
      return ({ server, tool, arguments: args = {} }): SeenOutcome => {
        const parent = { type: 'MCP::Server', id: server };
        const resource = { type: 'MCP::Tool', id: `${server}/${tool}` };
        const answer = cedar.isAuthorized({
          principal: { type: 'MCP::User', id: 'user' },
          action: { type: 'MCP::Action', id: 'invokeTool' },
          resource,
          context: { args },
          policies: { staticPolicies: statements },
          entities: [
            { uid: parent, attrs: {}, parents: [] },
            { uid: resource, attrs: { name: tool }, parents: [parent] },
          ],
        });
        if (answer.type !== 'success') throw new Error(`Cedar: ${JSON.stringify(answer)}`);
        if (answer.response?.decision !== 'allow') return 'denied';
        const reasons = answer.response.diagnostics.reason.map((id) => statements[id] ?? '');
        return reasons.some((policy) => policy.startsWith('@requireApproval('))
          ? 'asked'
          : 'allowed';
      };
    };
  },
);
