import { parse } from 'node:path';
import type { z } from 'zod';
import { type GuardAttack, guardAttackSchema } from '#domain/guard-attack/guard-attack.ts';
import { guideSchema } from '#domain/guide.ts';
import { type ContentHistory, contentHistorySchema } from '#domain/history/history.ts';
import { presetSchema } from '#domain/policy/preset.ts';
import type { RiskModel } from '#domain/risk/compile.ts';
import { type ContentServer, contentServerSchema } from '#domain/server.ts';
import { ContentError } from '../problem.ts';
import { type AttackContent, readAttacks } from './attack-content.ts';
import { checkAttacks } from './check-attacks.ts';
import { checkGuardAttacks } from './check-guard-attacks.ts';
import { checkHistory } from './check-history.ts';
import { checkIdentities } from './check-identities.ts';
import { checkServers } from './check-servers.ts';
import { ContentFiles } from './content-files.ts';
import { type Entry, readFolder, readingOf } from './content-folder.ts';
import { checkOutlines, type OutlineContent, readOutlines } from './outlines.ts';
import { readRiskModel } from './risk-model.ts';
import { checkUsage, readUsage, type UsageContent } from './usage.ts';

/** Everything that contributors write, validated. */
export interface Content {
  readonly servers: readonly Entry<ContentServer>[];
  readonly risk: RiskModel;
  readonly presets: readonly Entry<z.infer<typeof presetSchema>>[];
  readonly attacks: AttackContent;
  readonly history: readonly Entry<ContentHistory>[];
  readonly guardAttacks: readonly Entry<GuardAttack>[];
  readonly usage: UsageContent;
  readonly outlines: OutlineContent;
}

/**
 * Reads the content folder `root`. Throws one ContentError with every mistake in it. `files` has what
 * earlier builds read.
 */
export function readContent(root: string, files = new ContentFiles()): Content {
  const reading = readingOf(root, files);
  const { problems } = reading;
  const servers = readFolder(reading, 'servers', contentServerSchema);
  /** What other files say of these cannot be judged: their mistakes are told alone. */
  const unread = problems.map(({ file }) => parse(file).name);
  const folders = {
    servers,
    presets: readFolder(reading, 'presets', presetSchema),
    history: readFolder(reading, 'history', contentHistorySchema),
    guardAttacks: readFolder(reading, 'guard-attacks', guardAttackSchema),
  };
  // Astro reads the guides for their pages; their mistakes are told with all others.
  readFolder(reading, 'guides', guideSchema);
  const risk = readRiskModel(reading);
  const attacks = readAttacks(reading);
  problems.push(...checkHistory(folders.history, servers, unread));
  const usage = readUsage(reading);
  problems.push(...checkServers(servers, risk?.objects.map(({ id }) => id) ?? []));
  problems.push(...checkIdentities(servers));
  if (unread.length === 0) problems.push(...checkUsage(usage, servers));
  const outlines = readOutlines(reading);
  problems.push(...checkOutlines(outlines, servers));
  if (attacks) {
    problems.push(...checkAttacks(attacks, new Date().toISOString().slice(0, 10)));
    problems.push(
      ...checkGuardAttacks(folders.guardAttacks, servers, unread, attacks.patternSlugs),
    );
  }
  if (servers.length === 0 && problems.length === 0) {
    const message = 'There is no server file here; the catalogue would be empty.';
    problems.push({ file: `${root}/servers`, line: null, column: null, path: '', message });
  }
  if (problems.length > 0 || !attacks || !risk) throw new ContentError(problems);
  return { ...folders, risk, attacks, usage, outlines };
}
