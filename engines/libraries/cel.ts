import { parse } from 'yaml';
import { libraryProver } from './judge-files.ts';

interface Cel {
  evaluate(expression: string, context: object): unknown;
}
type Rule = string | { require: string };
interface Configuration {
  mcp: { policies: { mcpAuthorization: { rules: Rule[] } } };
}

const PACKAGE = '@marcbachmann/cel-js';

/** CEL rules, combined as agentgateway does: every require, then any allow where there is one. */
export const agentgateway = libraryProver(
  { target: 'agentgateway', engine: PACKAGE, package: PACKAGE },
  async () => {
    const cel = (await import(PACKAGE)) as Cel;
    return (text) => {
      const { rules } = (parse(text) as Configuration).mcp.policies.mcpAuthorization;
      const allow = rules.filter((rule) => typeof rule === 'string');
      const require = rules.flatMap((rule) => (typeof rule === 'string' ? [] : rule.require));
      return ({ server, tool }) => {
        const context = { mcp: { tool: { target: server, name: tool } } };
        const holds = (expression: string) => cel.evaluate(expression, context) === true;
        return require.every(holds) && (allow.length === 0 || allow.some(holds));
      };
    };
  },
);
