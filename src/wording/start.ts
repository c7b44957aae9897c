import type { StartSaving } from '#domain/policy-builder/start-savings.ts';
import type { CountedEntry } from '#domain/stack/callable.ts';
import type { StartProblem } from '#domain/start/choice-from-text.ts';
import type { ChangedTool, Setting, Start, StartChoice } from '#domain/start/start.ts';
import type { ChosenStart } from '#domain/start/started-server.ts';
import { usualChoice } from '#domain/start/usual-choice.ts';
import { listed } from './list.ts';
import { counted } from './sentence.ts';

/** Where a setting goes. */
export const SETTING_PLACE: Readonly<Record<Setting['in'], string>> = {
  argument: 'argument',
  variable: 'environment variable',
  header: 'header',
  query: 'in the address',
  path: 'at the end of the address',
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

/** A setting without its value. */
const nameText = ({ in: place, name }: Setting): string => (place === 'query' ? `?${name}` : name);

/** The first way of choosing a start: "--read-only", or "no --allow-write". */
export function startText({ start: { set, when }, values }: ChosenStart): string {
  const [first] = set;
  if (!first) return '';
  return when === 'unset' ? `no ${nameText(first)}` : settingText(first, values);
}

/** "with --read-only", "without --allow-write", "without --toolsets": how a start is said in a sentence. */
function startClause({ start, choice: [, ...values] }: Pick<StartSaving, 'start' | 'choice'>) {
  const [first] = start.set;
  const name = first ? nameText(first) : '';
  return isUsual(start, [start.id, ...values])
    ? `without ${name}`
    : `with ${startText({ start, values })}`;
}

/** Is this how the server starts while nothing is set? */
function isUsual(start: Start, [, ...values]: StartChoice): boolean {
  if (start.list === undefined) return start.when === 'unset';
  const [, ...usual] = usualChoice(start) ?? [start.id];
  return (
    usual.length > 0 &&
    usual.length === values.length &&
    usual.every((name) => values.includes(name))
  );
}

/** "Started with --read-only, GitHub offers 58 tools instead of 117, and the file asks about 3 instead of 34." */
export function savingSentence(saving: StartSaving, server = 'this server'): string {
  const { start, now, started } = saving;
  const offers =
    started.tools === now.tools
      ? ''
      : start.others === 'refused'
        ? `${server} runs ${counted(started.tools, 'tool')} and refuses ${now.tools - started.tools}, and `
        : `${server} offers ${counted(started.tools, 'tool')} instead of ${now.tools}, and `;
  return `Started ${startClause(saving)}, ${offers}the file asks about ${started.asks === 0 ? 'none' : started.asks} instead of ${now.asks}.`;
}

/** "As your config starts it (Read-only; Toolsets: issues), it offers 8 of its 117 tools." */
export function startedSentence(
  chosen: readonly ChosenStart[],
  { server, whole }: Pick<CountedEntry, 'server' | 'whole'>,
): string {
  const ways = chosen.map(({ start, values }) => {
    if (start.list === undefined) return start.label;
    const isDefault = isUsual(start, [start.id, ...values]);
    return `${start.label}: ${isDefault ? 'the default ones' : values.join(', ')}`;
  });
  const offered = offeredText(server.tools.length, whole.tools.length, 'its ');
  const changed = changedSentence(chosen.flatMap(({ start }) => start.changed ?? []));
  return `As your config starts it (${ways.join('; ')}), it offers ${offered}. ${changed}`.trim();
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
export function offeredText(offered: number, all: number, whose = ''): string {
  return `${offered} of ${whose}${counted(all, 'tool')}`;
}

/** What the policy leaves open where the server is started otherwise after all. */
export function otherwiseSentence(starts: readonly Start[]): string {
  const others = starts.every(({ others }) => others === 'refused')
    ? 'refuses then'
    : 'leaves out then';
  return `The file does not list the tools that the server ${others}. Started otherwise, they are treated as unlisted.`;
}

/** Why a text on the command line chooses no start, as one sentence. */
export function startProblemSentence(
  { kind, start, found, allowed }: StartProblem,
  server: string,
) {
  const some = allowed.length > 0 ? ` There are: ${allowed.slice(0, 30).join(', ')}.` : '';
  switch (kind) {
    case 'no-start':
      return allowed.length === 0
        ? `No start of “${server}” with fewer tools is known.`
        : `The server “${server}” has no start “${found}”.${some}`;
    case 'no-value':
      return `The start “${start}” has no “${found}”.${some}`;
    case 'needs-values':
      return `The start “${start}” takes a list: ${start}=A,B.${some}`;
    case 'takes-no-values':
      return `The start “${start}” takes no values.`;
  }
}
