import { type Fields, stringsOf } from '#domain/own-value.ts';
import type { GuardCall } from './client.ts';

/** What an installed hook starts; undefined where it is not written as we write it. */
export function startedBy(handler: Fields): GuardCall | undefined {
  const words = wordsIn(handler);
  const at = words.indexOf('hook');
  const [node, guard, option, policy] = words;
  if (at < 0 || node === undefined || guard === undefined) return undefined;
  return option === '--policy' && policy !== undefined ? { node, guard, policy } : { node, guard };
}

function wordsIn({ command, exec, args, plugin }: Fields): string[] {
  if (typeof plugin === 'string') {
    const path = (name: string) => new RegExp(`^const ${name} = (".*");$`, 'm').exec(plugin)?.[1];
    const [node, guard] = [path('NODE'), path('GUARD')];
    return node && guard ? [JSON.parse(node), JSON.parse(guard), 'hook'] : [];
  }
  const program = typeof exec === 'string' ? exec : command;
  if (typeof program !== 'string') return [];
  return Array.isArray(args) ? [program, ...stringsOf(args)] : shellWords(program);
}

/** Words of a command line with no quotation marks but single ones. */
function shellWords(line: string): string[] {
  return [...line.matchAll(/(?:[^\s'\\]|'[^']*'|\\.)+/g)].map(([word]) =>
    word.replace(/'([^']*)'|\\(.)/g, (_, text, sign) => text ?? sign),
  );
}
