import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { buildCatalogue } from '#catalogue/build.ts';
import { ContentError } from '#catalogue/problem.ts';
import { progress } from '../progress.ts';
import type { Made, Task } from './catalogue.ts';

/** Makes a catalogue whenever it is asked to, with what it kept of the one before. */

async function make({ content, snapshots, database }: Task): Promise<Made> {
  const part = progress('reading and assessing the content');
  try {
    await buildCatalogue({ content, snapshots, sources: [], database });
    const digest = createHash('sha256').update(readFileSync(database)).digest('hex');
    return { kind: 'catalogue', digest };
  } catch (error) {
    if (error instanceof ContentError) return { kind: 'mistakes', problems: error.problems };
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    return { kind: 'failed', message, stack: stack ?? message };
  } finally {
    part.end();
  }
}

process.on('message', async (task: Task) => {
  const made = await make(task);
  process.send?.(made);
});
// Ctrl+C reaches all processes of a terminal: the one that serves ends this one.
process.on('SIGINT', () => undefined);
process.on('disconnect', () => process.exit());
