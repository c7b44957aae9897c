import { faultText } from '../../text/fault.ts';
import { parseJson } from '../../text/parse-json.ts';
import { parseToml } from '../../text/parse-toml.ts';
import { parseYaml } from '../../text/parse-yaml.ts';
import type { Parsed } from '../../text/parsed.ts';
import { readClaudeCode } from './claude-code.ts';
import { readCodex } from './codex.ts';
import { readGateway } from './gateway.ts';
import { type ImportedFile, type ImportProblem, isObject, own } from './imported.ts';
import { readIntercept } from './intercept.ts';

const MOST = 2_000_000;
const UNKNOWN =
  'This is none of the files that can be read here: a settings.json of Claude Code, a config.toml of Codex, a policy of Intercept, a policy of the PolicyLayer gateway.';

/** Reads a pasted policy file and finds out what it is; never throws. */
export function readPolicyFile(text: string): ImportedFile | ImportProblem {
  if (text.length > MOST) {
    return { problem: 'This text is longer than two million characters; paste the file alone.' };
  }
  if (text.trim() === '') return { problem: 'There is nothing to read yet.' };
  try {
    const parsed = parseText(text);
    return parsed.ok ? recognised(parsed.value) : { problem: faultText(parsed.fault) };
  } catch (error) {
    // Nesting that is deeper than the parsers go.
    if (error instanceof RangeError)
      return { problem: 'This text is nested too deeply to be read.' };
    throw error;
  }
}

function parseText(text: string): Parsed {
  if (/^\s*(?:\/[/*]|\{|\[\s*["\d{[\]])/.test(text)) return parseJson(text);
  return /^\s*(?:\[[^\]]+\]|[\w."-]+\s*=)/m.test(text) && !/^\s*(?:version|tools)\s*:/m.test(text)
    ? parseToml(text)
    : parseYaml(text, { uniqueKeys: true });
}

function recognised(value: unknown): ImportedFile | ImportProblem {
  if (!isObject(value)) return { problem: UNKNOWN };
  if (isObject(own(value, 'permissions'))) return readClaudeCode(value);
  if (isObject(own(value, 'mcp_servers'))) return readCodex(value);
  if (own(value, 'mcpServers') !== undefined || own(value, 'servers') !== undefined) {
    return {
      problem:
        'This file lists servers and holds no policy. The page “My stack” reads it and shows what its servers can do.',
    };
  }
  const tools = own(value, 'tools');
  const isPolicy = own(value, 'version') !== undefined || own(value, 'default') !== undefined;
  if (!isPolicy && !isObject(tools)) return { problem: UNKNOWN };
  if (tools !== undefined && !isObject(tools)) return { problem: UNKNOWN };
  const entries = Object.values(tools ?? {});
  return entries.some((entry) => own(entry, 'rules') !== undefined)
    ? readIntercept(value)
    : readGateway(value);
}
