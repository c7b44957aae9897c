import Prism from 'prismjs';
import 'prismjs/components/prism-bash.js';
import 'prismjs/components/prism-json.js';
import 'prismjs/components/prism-toml.js';
import 'prismjs/components/prism-typescript.js';
import 'prismjs/components/prism-yaml.js';
import type { EnforcementTarget } from '#domain/policy/target.ts';

// In the browser it would otherwise look for code to mark by itself.
Prism.manual = true;

const GRAMMAR: Partial<Record<EnforcementTarget['language'], string>> = {
  json: 'json',
  yaml: 'yaml',
  toml: 'toml',
  typescript: 'typescript',
  shell: 'bash',
  cedar: 'javascript',
};

/** The classes that `code.css` gives colours, by the kinds of Prism: short, since pages hold many. */
const CLASS: Readonly<Record<string, string>> = {
  comment: 'c',
  string: 's',
  property: 'k',
  key: 'k',
  atrule: 'k',
  keyword: 'k',
  table: 'k',
  number: 'n',
  boolean: 'n',
  null: 'n',
};

/** HTML of a file without colours. Quotes stay as they are: files are full of them. */
export const plainHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function html(stream: Prism.TokenStream): string {
  if (typeof stream === 'string') return plainHtml(stream);
  if (Array.isArray(stream)) return stream.map(html).join('');
  const inner = html(stream.content);
  const name = Object.hasOwn(CLASS, stream.type) ? CLASS[stream.type] : undefined;
  return name ? `<span class="${name}">${inner}</span>` : inner;
}

/** HTML of a file: text escaped, with the kinds of token that a style shows. */
export function highlight(text: string, language: EnforcementTarget['language']): string {
  const grammar = Prism.languages[GRAMMAR[language] ?? ''];
  return grammar ? html(Prism.tokenize(text, grammar)) : plainHtml(text);
}
