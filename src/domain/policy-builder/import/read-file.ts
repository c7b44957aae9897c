import { isObject, own, stringsOf } from '../../own-value.ts';
import { parseJson } from '../../text/parse-json.ts';
import { parseToml } from '../../text/parse-toml.ts';
import { parseYaml } from '../../text/parse-yaml.ts';
import type { Parsed } from '../../text/parsed.ts';
import { readClaudeCode } from './claude-code.ts';
import { readCodex } from './codex.ts';
import { readGateway } from './gateway.ts';
import type { ImportedFile, ImportProblem } from './imported.ts';
import { readIntercept } from './intercept.ts';

const MOST = 2_000_000;
const UNKNOWN = { problem: { kind: 'unknown-file' } } as const;

/** Reads a pasted policy file and finds out what it is; never throws. */
export function readPolicyFile(text: string): ImportedFile | ImportProblem {
  if (text.length > MOST) return { problem: { kind: 'too-long' } };
  if (text.trim() === '') return { problem: { kind: 'empty' } };
  try {
    const parsed = parseText(text);
    return parsed.ok
      ? recognised(parsed.value)
      : { problem: { kind: 'broken', fault: parsed.fault } };
  } catch (error) {
    // Nesting that is deeper than the parsers go.
    if (error instanceof RangeError) return { problem: { kind: 'too-deep' } };
    throw error;
  }
}

function parseText(text: string): Parsed {
  if (/^\s*(?:\/[/*]|\{|\[\s*["\d{[\]])/.test(text)) return parseJson(text);
  return /^\s*(?:\[[^\]]+\]|[\w."-]+\s*=)/m.test(text) && !/^\s*(?:version|tools)\s*:/m.test(text)
    ? parseToml(text)
    : parseYaml(text, { uniqueKeys: true });
}

/** The Cursor CLI has lists of the same names, with other rules in them. */
const isOfCursor = (permissions: unknown): boolean =>
  ['allow', 'deny'].some((list) =>
    stringsOf(own(permissions, list)).some((rule) => /^(Mcp|Shell)\(/.test(rule.trim())),
  );

function recognised(value: unknown): ImportedFile | ImportProblem {
  if (!isObject(value)) return UNKNOWN;
  const permissions = own(value, 'permissions');
  if (isObject(permissions)) return isOfCursor(permissions) ? UNKNOWN : readClaudeCode(value);
  if (isObject(own(value, 'mcp_servers'))) return readCodex(value);
  if (own(value, 'mcpServers') !== undefined || own(value, 'servers') !== undefined)
    return { problem: { kind: 'servers-only' } };
  const tools = own(value, 'tools');
  const isPolicy = own(value, 'version') !== undefined || own(value, 'default') !== undefined;
  if (!isPolicy && !isObject(tools)) return UNKNOWN;
  if (tools !== undefined && !isObject(tools)) return UNKNOWN;
  const entries = Object.values(tools ?? {});
  return entries.some((entry) => own(entry, 'rules') !== undefined)
    ? readIntercept(value)
    : readGateway(value);
}
