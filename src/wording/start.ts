import type { StartSaving } from '#domain/policy-builder/start-savings.ts';
import type { ChangedTool, Setting, Start } from '#domain/start/start.ts';
import type { ChosenStart } from '#domain/start/started-server.ts';
import { listed } from './list.ts';
import { counted } from './sentence.ts';

/** Where a setting goes. */
export const SETTING_PLACE: Readonly<Record<Setting['in'], string>> = {
  argument: 'Argument',
  variable: 'Environment variable',
  header: 'Header',
  query: 'Parameter of the address',
  path: 'Part of the address',
};

/** A setting as it is written, such as `--toolsets=repos,issues` or `GITHUB_READ_ONLY=1`. */
export function settingText({ in: place, name, is }: Setting, values: readonly string[]): string {
  const value = is?.[0] ?? (values.length > 0 ? values.join(',') : undefined);
  switch (place) {
    case 'argument':
      return value === undefined ? name : `${name}=${value}`;
    case 'variable':
      return `${name}=${value ?? '…'}`;
    case 'header':
      return `${name}: ${value ?? '…'}`;
    case 'query':
      return `?${name}=${value ?? '…'}`;
    case 'path':
      return value === undefined ? name : `${name}/${value}`;
  }
}

/** The first way of choosing a start: "--read-only", or "no --allow-write". */
export function startText({ start: { set, when }, values }: ChosenStart): string {
  const [first] = set;
  if (!first) return '';
  return when === 'unset' ? `no ${first.name}` : settingText(first, values);
}

/** "with --read-only", "without --allow-write", "without --toolsets": how a start is said in a sentence. */
function startClause({ start, choice: [, ...values] }: Pick<StartSaving, 'start' | 'choice'>) {
  const isUsual = start.when === 'unset' || start.list !== undefined;
  const name = start.set[0]?.name ?? '';
  return isUsual ? `without ${name}` : `with ${startText({ start, values })}`;
}

/** "Started with --read-only, GitHub offers 58 tools instead of 117, and the file asks about 3 instead of 34." */
export function savingSentence(saving: StartSaving, server = 'this server'): string {
  const { start, now, then } = saving;
  const offers =
    then.tools === now.tools
      ? ''
      : start.others === 'refused'
        ? `${server} runs ${counted(then.tools, 'tool')} and refuses ${now.tools - then.tools}, and `
        : `${server} offers ${counted(then.tools, 'tool')} instead of ${now.tools}, and `;
  return `Started ${startClause(saving)}, ${offers}the file asks about ${then.asks} instead of ${now.asks}.`;
}

const ENFORCED_BY: Readonly<Record<ChangedTool['enforcedBy'], string>> = {
  'read-only-role': 'a database role that may only read',
  'read-only-transaction': 'a read-only transaction of the database',
  'read-only-connection': 'a connection that the database opens as read-only',
};

/** That tools which stay can only read then, and what sees to it; empty where there are none. */
export function changedSentence(
  changed: readonly Pick<ChangedTool, 'name' | 'enforcedBy'>[] = [],
): string {
  const [first] = changed;
  if (!first) return '';
  const names = listed(changed.map(({ name }) => name));
  return `${names} can only read then: the server uses ${ENFORCED_BY[first.enforcedBy]}.`;
}

/** How many tools are left, of how many: "58 of 117 tools". */
export function offeredText(offered: number, all: number): string {
  return `${offered} of ${counted(all, 'tool')}`;
}

/** What the policy leaves open where the server is started otherwise after all. */
export function otherwiseSentence(starts: readonly Start[]): string {
  const others = starts.every(({ others }) => others === 'refused')
    ? 'refuses then'
    : 'leaves out then';
  return `The file does not list the tools that the server ${others}. Started otherwise, they are treated as unlisted.`;
}
