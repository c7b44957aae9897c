import { existsSync, readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { buildCatalogue, keepCatalogue } from '#catalogue/build.ts';
import { codeVersion } from '#catalogue/code-version.ts';
import { ContentError } from '#catalogue/problem.ts';
import { changesText, verdictChanges } from '#catalogue/verdict-changes.ts';
import { steps } from '../progress.ts';
import { fingerprintOf } from '../renderer/code-inputs.ts';
import type { Made, Task } from './catalogue.ts';

/** Makes a catalogue whenever it is asked to, with what it kept of the one before. */

const kept = keepCatalogue();
let threads = availableParallelism();

/** A digest of everything that decides what the catalogue holds, and one of the guides as well. */
function digestsOf({ content, snapshots }: Task): { digest: string; withGuides: string } {
  const parts = readdirSync(content).filter((name) => !['guides', 'snapshots'].includes(name));
  const paths = parts.sort().map((name) => join(content, name));
  if (snapshots && existsSync(snapshots)) paths.push(snapshots);
  const digest = `${codeVersion()} ${fingerprintOf(paths)}`;
  const guides = join(content, 'guides');
  return {
    digest,
    withGuides: existsSync(guides) ? `${digest} ${fingerprintOf([guides])}` : digest,
  };
}

async function make(task: Task): Promise<Made> {
  // Before it is read: what changes meanwhile is then made again.
  const digests = digestsOf(task);
  const { report, end } = steps();
  try {
    const { assessed } = await buildCatalogue({ ...task, sources: [], kept, threads, report });
    // Only the first is a whole one.
    threads = 1;
    const changes = assessed > 0 ? verdictChanges(task.cache.previous, task.database) : null;
    if (changes && changes.length > 0) console.error(changesText(changes));
    return { kind: 'catalogue', ...digests };
  } catch (error) {
    if (error instanceof ContentError) return { kind: 'mistakes', problems: error.problems };
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    return { kind: 'failed', message, stack: stack ?? message };
  } finally {
    end();
  }
}

process.on('message', async (task: Task) => {
  const made = await make(task);
  process.send?.(made);
});
// Ctrl+C reaches all processes of a terminal: the one that serves ends this one.
process.on('SIGINT', () => undefined);
process.on('disconnect', () => process.exit());
