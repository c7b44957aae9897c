import { stripTypeScriptTypes } from 'node:module';
import { parse as parseToml } from 'smol-toml';
import { parse as parseYaml } from 'yaml';
import { parseCedar } from './cedar.ts';
import { parseShell } from './shell.ts';

/** Markdown whose settings stand before it, between two lines of dashes. */
function parseFrontMatter(text: string): unknown {
  const [, settings] = /^---\n([\s\S]*?\n)---\n/.exec(text) ?? [];
  if (settings === undefined) throw new Error('no settings between lines of dashes');
  return parseYaml(settings, { uniqueKeys: true });
}

const PARSERS: Record<string, (text: string) => unknown> = {
  json: JSON.parse,
  yaml: (text) => parseYaml(text, { uniqueKeys: true }),
  toml: parseToml,
  cedar: parseCedar,
  markdown: parseFrontMatter,
  shell: parseShell,
  sh: parseShell,
  typescript: (text) => stripTypeScriptTypes(text),
  ts: (text) => stripTypeScriptTypes(text),
};

export const canParse = (language: string): boolean => language in PARSERS;

/** The value of a file in a language. Throws where it is broken, or where nothing here reads it. */
export function parseSnippet(language: string, text: string): unknown {
  const parse = PARSERS[language];
  if (!parse) throw new Error(`nothing here reads the language “${language}”`);
  return parse(text);
}
