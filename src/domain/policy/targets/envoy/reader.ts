import { parse } from 'yaml';
import type { Call } from '../../decide.ts';
import type { Reader } from '../../target-reader.ts';
import { readExpression } from '../../testing/read-expression.ts';

interface EnvoyRule {
  action: string;
  cel?: string;
  target: { tools: { backend: string; tool: string }[] };
}
interface Authorization {
  defaultAction: string;
  rules?: EnvoyRule[];
}
export interface McpRoute {
  spec: {
    securityPolicy: { authorization: Authorization };
    parentRefs?: object[];
    backendRefs?: object[];
  };
}

/** Does an expression hold for a call? Without arguments it is asked about the list of tools. */
export type HoldsCel = (cel: string, args: Call['arguments'] | null) => boolean;

/** The forms that we write; each begins by letting the tool be listed. */
const holdsForms: HoldsCel = (cel, args) => args === null || readExpression(cel)(args);

/** The first rule that names backend and tool decides, else the default; so is the list made. */
export const envoyReader =
  (holds: HoldsCel): Reader =>
  (text) => {
    const { authorization } = (parse(text) as McpRoute).spec.securityPolicy;
    const allows = ({ server, tool }: Call, args: Call['arguments'] | null) => {
      const rule = authorization.rules?.find(
        ({ cel, target }) =>
          target.tools.some((named) => named.backend === server && named.tool === tool) &&
          (cel === undefined || holds(cel, args)),
      );
      return (rule?.action ?? authorization.defaultAction) === 'Allow';
    };
    return (call) => {
      if (!allows(call, null)) return 'hidden';
      return allows(call, call.arguments) ? 'allowed' : 'denied';
    };
  };

export const read = envoyReader(holdsForms);
