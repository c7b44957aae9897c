import { z } from 'zod';
import type { Parameter } from '../tool.ts';
import { nameWords } from './name-words.ts';

/** What a parameter carries, as far as its name says. */
export const PARAMETER_KINDS = [
  'account',
  'amount',
  'command',
  'context',
  'free-text',
  'handle',
  'host',
  'package',
  'path',
  'query',
  'recipient',
  'secret',
  'url',
] as const;
export const parameterKindSchema = z.enum(PARAMETER_KINDS);
export type ParameterKind = z.infer<typeof parameterKindSchema>;

const WORDS: Record<ParameterKind, string> = {
  account: 'account beneficiary destination iban payee wallet',
  amount: 'amount price total value',
  command: 'args cmd code command commands script shell',
  context: 'context conversation history reasoning thoughts transcript',
  'free-text':
    'body comment content description html markdown message note notes prompt reason text',
  handle: 'handle session thread',
  host: 'domain host hostname ip',
  package: 'dependencies dependency image module package packages',
  path: 'cwd dir directory file filename filepath folder path paths workdir',
  query: 'cypher expression filter jql query sql where',
  recipient: 'bcc cc channel email emails phone recipient recipients to',
  secret: 'apikey credential credentials passphrase password secret token',
  url: 'endpoint href link uri url urls webhook',
};

const KINDS_BY_WORD = new Map<string, ParameterKind[]>();
for (const kind of PARAMETER_KINDS)
  for (const word of WORDS[kind].split(' '))
    KINDS_BY_WORD.set(word, [...(KINDS_BY_WORD.get(word) ?? []), kind]);

/** Names recur on thousands of tools, and each tool is held against every pattern. */
const kindsByName = new Map<string, readonly ParameterKind[]>();

/** What the words of a parameter's name say that it carries; empty where they say nothing. */
export function parameterKinds({ name }: Pick<Parameter, 'name'>): readonly ParameterKind[] {
  let kinds = kindsByName.get(name);
  if (!kinds) {
    kinds = [...new Set(nameWords(name).flatMap((word) => KINDS_BY_WORD.get(word) ?? []))];
    kindsByName.set(name, kinds);
  }
  return kinds;
}
