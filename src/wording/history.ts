import type { VersionEffect } from '#domain/history/effect.ts';
import type { Version } from '#domain/history/history.ts';
import { listed } from './list.ts';

const count = (number: number, one: string): string =>
  `${number} ${number === 1 ? one : `${one}s`}`;

/** "2 tools added, 1 removed, 3 changed", or that nothing changed. */
export function versionSummary({ added = [], removed = [], changed = [] }: Version): string {
  const parts = [
    ...(added.length > 0 ? [`${count(added.length, 'tool')} added`] : []),
    ...(removed.length > 0 ? [`${count(removed.length, 'tool')} removed`] : []),
    ...(changed.length > 0 ? [`${count(changed.length, 'tool')} changed`] : []),
  ];
  return parts.length === 0 ? 'No tool changed' : parts.join(', ');
}

/** "Published on 2026-10-01", or the day on which it was read where the registry does not tell. */
export const versionDay = ({ published, read }: Version): string =>
  published === undefined ? `Read on ${read}` : `Published on ${published}, read on ${read}`;

const UNLISTED = {
  allow: 'lets them run',
  ask: 'asks about them',
  deny: 'refuses them',
} as const;

/** What a policy made before the version does about its new tools. */
export const beforeText = ({ unlisted }: VersionEffect): string =>
  `does not list them, and ${UNLISTED[unlisted]}`;

/** What a policy made today does about the new tools of the version. */
export function nowText({ now, gone }: VersionEffect): string {
  const parts = [
    ...(now.allow > 0 ? [`lets ${now.allow} run`] : []),
    ...(now.ask > 0 ? [`asks about ${now.ask}`] : []),
    ...(now.deny > 0 ? [`refuses ${now.deny}`] : []),
    ...(gone > 0 ? [`has no rule for ${gone}, which a later version removed`] : []),
  ];
  return listed(parts);
}

/** What removed tools mean for a policy. */
export const removedText = (removed: number): string =>
  removed === 1
    ? 'A policy that lists this tool has a rule without effect.'
    : 'A policy that lists these tools has rules without effect.';
