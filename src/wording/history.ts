import type { ToolChange } from '#domain/drift/tool-changes.ts';
import type { VersionEffect } from '#domain/history/effect.ts';
import type { RecordedChange, Version } from '#domain/history/history.ts';
import { isRewording, type ToolVersion } from '#domain/history/tool-history.ts';
import { toolChangeText } from './drift.ts';
import { listed } from './list.ts';

const count = (number: number, one: string): string =>
  `${number} ${number === 1 ? one : `${one}s`}`;

/** "2 tools added, 1 tool removed, 3 tools changed", or that nothing changed. */
export function versionSummary({ added = [], removed = [], changed = [] }: Version): string {
  const parts = [
    ...(added.length > 0 ? [`${count(added.length, 'tool')} added`] : []),
    ...(removed.length > 0 ? [`${count(removed.length, 'tool')} removed`] : []),
    ...(changed.length > 0 ? [`${count(changed.length, 'tool')} changed`] : []),
  ];
  return parts.length === 0 ? 'No tool changed' : parts.join(', ');
}

/** "published on 2026-10-01", or the day on which it was read where the registry does not tell. */
export const versionDay = ({ published, read }: Pick<Version, 'published' | 'read'>): string =>
  published === undefined ? `read on ${read}` : `published on ${published}`;

/** The changes of facts, one text each, and as the last one that texts changed. */
export function changeTexts(changes: readonly RecordedChange[]): string[] {
  const facts = changes.filter((change) => !isRewording(change));
  const words = facts.length < changes.length ? ['described in other words'] : [];
  return [...facts.map((change) => toolChangeText(change as ToolChange)), ...words];
}

/** "Added in 2.0.0 (published on 2026-10-01)." */
export function toolVersionText({ version, changes }: ToolVersion): string {
  const place = `in ${version.version} (${versionDay(version)})`;
  return changes.length === 0
    ? `Added ${place}.`
    : `Changed ${place}: ${changeTexts(changes).join('; ')}.`;
}

const UNLISTED = { allow: 'lets them run', ask: 'asks about them', deny: 'refuses them' } as const;

/** What a policy made before the version does about its new tools. */
export const beforeText = ({ unlisted }: VersionEffect): string =>
  `does not list them, and ${UNLISTED[unlisted]}`;

const UNLISTED_ONE = { allow: 'lets it run', ask: 'asks about it', deny: 'refuses it' } as const;

/** "A Careful policy made before 2.0.0 misses 2 tools, and asks about them." */
export function missedText(
  { version, added = [] }: Version,
  preset: string,
  { unlisted }: VersionEffect,
): string {
  const does = added.length === 1 ? UNLISTED_ONE[unlisted] : UNLISTED[unlisted];
  return `A ${preset} policy made before ${version} misses ${count(added.length, 'tool')}, and ${does}.`;
}

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
