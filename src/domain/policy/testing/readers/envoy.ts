import { parse } from 'yaml';
import type { Reader } from '../contract.ts';

interface Authorization {
  defaultAction: string;
  rules?: { action: string; target: { tools: { backend: string; tool: string }[] } }[];
}
export interface McpRoute {
  spec: {
    securityPolicy: { authorization: Authorization };
    parentRefs?: object[];
    backendRefs?: object[];
  };
}

/** The first rule that names backend and tool decides, else the default; a refused tool is not listed. */
export const readEnvoy: Reader = (text) => {
  const { authorization } = (parse(text) as McpRoute).spec.securityPolicy;
  return ({ server, tool }) => {
    const rule = authorization.rules?.find((one) =>
      one.target.tools.some((named) => named.backend === server && named.tool === tool),
    );
    return (rule?.action ?? authorization.defaultAction) === 'Allow' ? 'allowed' : 'hidden';
  };
};
