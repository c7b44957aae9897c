import { type ParseError, parse as parseJson, printParseErrorCode } from 'jsonc-parser';
import { parse as parseToml, TomlError } from 'smol-toml';
import { parse as parseYaml, YAMLParseError } from 'yaml';
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
    return 'problem' in parsed ? parsed : recognised(parsed.value);
  } catch (error) {
    // Nesting that is deeper than the parsers go.
    if (error instanceof RangeError)
      return { problem: 'This text is nested too deeply to be read.' };
    throw error;
  }
}

type Parsed = { readonly value: unknown } | ImportProblem;

function parseText(text: string): Parsed {
  if (/^\s*(?:\/[/*]|\{|\[\s*["\d{[\]])/.test(text)) return json(text);
  return /^\s*(?:\[[^\]]+\]|[\w."-]+\s*=)/m.test(text) && !/^\s*(?:version|tools)\s*:/m.test(text)
    ? toml(text)
    : yaml(text);
}

function json(text: string): Parsed {
  const errors: ParseError[] = [];
  const value = parseJson(text, errors, { allowTrailingComma: true });
  const [first] = errors;
  if (!first) return { value };
  const before = text.slice(0, first.offset).split('\n');
  const column = (before.at(-1)?.length ?? 0) + 1;
  const what = printParseErrorCode(first.error)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase();
  return { problem: `Line ${before.length}, column ${column}: this is not valid JSON (${what}).` };
}

function toml(text: string): Parsed {
  try {
    return { value: parseToml(text) };
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    return { problem: `Line ${error.line}, column ${error.column}: this is not valid TOML.` };
  }
}

function yaml(text: string): Parsed {
  try {
    return { value: parseYaml(text, { logLevel: 'error' }) };
  } catch (error) {
    if (error instanceof RangeError) throw error;
    if (!(error instanceof YAMLParseError)) return { problem: 'This is not valid YAML.' };
    const [at] = error.linePos ?? [];
    const place = at ? `Line ${at.line}, column ${at.col}: this` : 'This';
    return { problem: `${place} is not valid YAML.` };
  }
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
