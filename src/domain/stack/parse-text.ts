import type { Fault } from '../text/fault.ts';
import { parseJson } from '../text/parse-json.ts';
import { parseToml } from '../text/parse-toml.ts';
import { parseYaml } from '../text/parse-yaml.ts';
import type { Parsed, TextFormat } from '../text/parsed.ts';
import { STACK_LIMITS } from './limits.ts';

const PARSERS: Record<TextFormat, (text: string) => Parsed> = {
  json: parseJson,
  toml: parseToml,
  yaml: shortYaml,
};

/**
 * Reads a configuration file in whichever of its formats it is. Never throws: what is too long, too
 * deep or broken is refused with a fault that does not quote the text.
 */
export function parseText(text: string): Parsed {
  const most = STACK_LIMITS.characters;
  if (text.length > most) return refused({ kind: 'too-long', most });
  try {
    return PARSERS[formatOf(text)](text);
  } catch {
    return refused({ kind: 'too-deep' });
  }
}

/** YAML takes much longer to read than the others. Clients take the last of two equal names. */
function shortYaml(text: string): Parsed {
  const most = STACK_LIMITS.yamlCharacters;
  if (text.length > most) return refused({ kind: 'too-long-yaml', most });
  return parseYaml(text, { uniqueKeys: false });
}

const refused = (fault: Fault): Parsed => ({ ok: false, fault });

/** By the first line that says something: a bracket, a quoted name, a table header, `name =`, else YAML. */
function formatOf(text: string): TextFormat {
  const line = firstLine(text);
  if (/^\[\[?\s*(?!(true|false|null)\b)[A-Za-z_]/.test(line)) return 'toml';
  if (/^([{["]|\/[/*])/.test(line)) return 'json';
  return /^[\w.-]+\s*=/.test(line) ? 'toml' : 'yaml';
}

function firstLine(text: string): string {
  let at = 0;
  while (at < text.length) {
    const end = text.indexOf('\n', at);
    const line = text.slice(at, end === -1 ? text.length : Math.min(end, at + 400)).trim();
    if (line !== '' && !line.startsWith('#')) return line.slice(0, 400);
    if (end === -1) break;
    at = end + 1;
  }
  return '';
}
