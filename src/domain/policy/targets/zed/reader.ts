import type { Reader } from '../../target-reader.ts';

type Mode = 'allow' | 'confirm' | 'deny';
interface Settings {
  agent: { tool_permissions: { default: Mode; tools: Record<string, { default: Mode }> } };
}

const OUTCOME = { allow: 'allowed', confirm: 'asked', deny: 'denied' } as const;

/** Zed, from its source: the entry under exactly this id, else the default for all tools. */
export const read: Reader = (text) => {
  const { default: fallback, tools } = (JSON.parse(text) as Settings).agent.tool_permissions;
  return ({ server, tool }) => {
    const id = ['mcp', server, tool].join(':');
    return OUTCOME[(Object.hasOwn(tools, id) ? tools[id]?.default : undefined) ?? fallback];
  };
};
