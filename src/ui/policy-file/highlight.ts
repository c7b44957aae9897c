import Prism from 'prismjs';
import 'prismjs/components/prism-bash.js';
import 'prismjs/components/prism-json.js';
import 'prismjs/components/prism-toml.js';
import 'prismjs/components/prism-typescript.js';
import 'prismjs/components/prism-yaml.js';
import type { EnforcementTarget } from '#domain/policy/target.ts';

const GRAMMAR: Partial<Record<EnforcementTarget['language'], string>> = {
  json: 'json',
  yaml: 'yaml',
  toml: 'toml',
  typescript: 'typescript',
  shell: 'bash',
  cedar: 'javascript',
};

const SHOWN = new Set([
  'comment',
  'string',
  'property',
  'key',
  'atrule',
  'keyword',
  'table',
  'number',
  'boolean',
  'null',
]);

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function html(stream: Prism.TokenStream): string {
  if (typeof stream === 'string') return escapeHtml(stream);
  if (Array.isArray(stream)) return stream.map(html).join('');
  const inner = html(stream.content);
  return SHOWN.has(stream.type) ? `<span class="token ${stream.type}">${inner}</span>` : inner;
}

/** HTML of a file: text escaped, with the classes of those of Prism's tokens that a style shows. */
export function highlight(text: string, language: EnforcementTarget['language']): string {
  const grammar = Prism.languages[GRAMMAR[language] ?? ''];
  return grammar ? html(Prism.tokenize(text, grammar)) : escapeHtml(text);
}
