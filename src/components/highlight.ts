import Prism from 'prismjs';
import 'prismjs/components/prism-bash.js';
import 'prismjs/components/prism-json.js';
import 'prismjs/components/prism-toml.js';
import 'prismjs/components/prism-typescript.js';
import 'prismjs/components/prism-yaml.js';
import type { EnforcementTarget } from '#domain/policy/target.ts';

const GRAMMAR: Record<EnforcementTarget['language'], string> = {
  json: 'json',
  yaml: 'yaml',
  toml: 'toml',
  typescript: 'typescript',
  shell: 'bash',
  cedar: 'javascript',
};

const SHOWN =
  /<span class="token (comment|string|property|key|atrule|keyword|table|number|boolean|null)[^"]*">([^<]*)<\/span>/g;

/** HTML of a file: Prism's classes, without those that no style uses. Text is escaped by Prism. */
export function highlight(text: string, language: EnforcementTarget['language']): string {
  const grammar = Prism.languages[GRAMMAR[language]];
  if (!grammar) return escapeHtml(text);
  const html = Prism.highlight(text, grammar, GRAMMAR[language]);
  const kept = html.replace(SHOWN, '\u0001$1\u0002$2\u0003');
  return kept
    .replace(/<\/?span[^>]*>/g, '')
    .replace(/\u0001([a-z]+)\u0002/g, '<span class="token $1">')
    .replaceAll('\u0003', '</span>');
}

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
