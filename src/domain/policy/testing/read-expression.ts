import { unquote } from './unquote.ts';

type Arguments = Readonly<Record<string, unknown>>;
export type Expression = (args: Arguments, action?: string) => boolean;

/**
 * Reads the expressions about arguments that our Cedar and CEL files hold, and no others: what the
 * languages mean by them is written anew here, from their specifications. A test of the wrong type
 * is an error, which fails the whole expression as it does there.
 */
export function readExpression(text: string): Expression {
  const words: string[] = [];
  const marked = text.replace(/"(?:[^"\\]|\\.)*"/gs, (quoted) => `§${words.push(quoted) - 1}§`);
  const root = 'context\\.input|context\\.args|request\\.mcp\\.params\\.arguments';
  const code = marked
    .replace(/request\.mcp\.params == null \|\| /, '')
    .replace(/context\.(?:input|args) has (§\d+§)/g, 'has($1)')
    .replace(/(§\d+§) in request\.mcp\.params\.arguments/g, 'has($1)')
    .replace(new RegExp(`(?:${root})\\[(§\\d+§)\\]`, 'g'), 'at($1)')
    .replace(/(at\(§\d+§\)) like §(\d+)§/g, 'like($1, $2)')
    .replace(/(at\(§\d+§\))\.matches\((§\d+§)\)/g, 'matches($1, $2)')
    .replace(/(at\(§\d+§\)) <= (-?[\d.e+-]+)/g, 'atMost($1, $2)')
    .replace(/\]\.contains\(/g, '].includes(')
    .replace(/action != AgentCore::Action::(§\d+§)/g, 'action !== $1')
    .replace(/ == /g, ' === ')
    .replace(/§(\d+)§/g, 'text($1)');
  const rest = code.replace(/has|atMost|matches|at|like|includes|text|action|true|false|null/g, '');
  if (/[^\s\d()[\],.!=&|e+-]/.test(rest)) throw new Error(`not one of our expressions: ${text}`);
  const run = new Function(
    'has',
    'at',
    'like',
    'matches',
    'atMost',
    'text',
    'action',
    `return ${code}`,
  );
  const word = (index: number) => unquote(words[index] ?? '');
  const like = (value: unknown, index: number) =>
    likePattern(words[index] ?? '').test(string(value));
  const matches = (value: unknown, pattern: string) => new RegExp(pattern, 'u').test(string(value));
  return (args, action) => {
    const has = (name: string) => Object.hasOwn(args, name);
    const at = (name: string) => args[name];
    try {
      return run(has, at, like, matches, atMost, word, action) === true;
    } catch (error) {
      if (error instanceof TypeError) return false;
      throw error;
    }
  };
}

function string(value: unknown): string {
  if (typeof value !== 'string') throw new TypeError('not a string');
  return value;
}

function atMost(value: unknown, bound: number): boolean {
  if (typeof value !== 'number') throw new TypeError('not a number');
  return value <= bound;
}

/** The pattern of Cedar's `like`: a star is anything, `\*` a star. */
function likePattern(quoted: string): RegExp {
  const parts = quoted.slice(1, -1).split(/(?<!\\)\*/);
  const literal = (part: string) =>
    unquote(`"${part.replaceAll('\\*', '*')}"`).replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  return new RegExp(`^${parts.map(literal).join('[^]*')}$`, 'u');
}
