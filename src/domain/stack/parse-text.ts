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
 * deep or broken is refused with a sentence that does not quote the text.
 */
export function parseText(text: string): Parsed {
  if (text.length > STACK_LIMITS.characters) {
    const most = (STACK_LIMITS.characters / 1_000_000).toLocaleString('en');
    return refused(
      `This text is longer than ${most} million characters, which is the most that this page reads.`,
    );
  }
  try {
    return PARSERS[formatOf(text)](text);
  } catch {
    return refused('This text is nested too deeply to be read.');
  }
}

/** YAML takes much longer to read than the others. Clients take the last of two equal names. */
function shortYaml(text: string): Parsed {
  if (text.length > STACK_LIMITS.yamlCharacters) {
    return refused(
      `YAML is read up to ${STACK_LIMITS.yamlCharacters.toLocaleString('en')} characters.`,
    );
  }
  return parseYaml(text, { uniqueKeys: false });
}

const refused = (sentence: string): Parsed => ({ ok: false, fault: { sentence } });

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
