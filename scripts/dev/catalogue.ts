import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Problem } from '#catalogue/problem.ts';
import { forkShown } from '../progress.ts';

export interface Task {
  readonly content: string;
  readonly snapshots: string | undefined;
  /** Where the whole new catalogue is written. */
  readonly database: string;
  /** What is kept for the next process, and the catalogue that it belongs to. */
  readonly cache: { readonly folder: string; readonly previous: string };
}

export type Made =
  /** With a digest of what it was made from, and another one of that and the guides. */
  | { readonly kind: 'catalogue'; readonly digest: string; readonly withGuides: string }
  | { readonly kind: 'mistakes'; readonly problems: readonly Problem[] }
  /** Something else than the content is wrong, such as the code that is being changed. */
  | { readonly kind: 'failed'; readonly message: string; readonly stack: string };

export interface CatalogueMaker {
  /** One at a time. */
  make(): Promise<Made>;
  /** Forgets the code and what was kept, since the code has changed. */
  restart(): void;
  stop(): void;
}

const SCRIPT = fileURLToPath(new URL('./catalogue-child.ts', import.meta.url));

/**
 * Makes catalogues in one child process that keeps what it read: so a change costs little, pages
 * are served meanwhile, and a change of the code takes no more than another child.
 */
export function catalogueMaker(task: Task): CatalogueMaker {
  let child: ChildProcess | undefined;
  let take: ((made: Made) => void) | undefined;
  const answer = (made: Made) => {
    take?.(made);
    take = undefined;
  };
  const start = () => {
    const started = forkShown(SCRIPT, [], {}, (message) => answer(message as Made));
    started.on('close', (code) => {
      if (child !== started) return;
      child = undefined;
      const message = `The process that makes the catalogue ended with exit code ${code}; the terminal shows why.`;
      answer({ kind: 'failed', message, stack: message });
    });
    return started;
  };
  const stop = () => {
    const old = child;
    child = undefined;
    old?.kill();
  };
  return {
    make: () =>
      new Promise((resolve) => {
        take = resolve;
        child ??= start();
        child.send(task);
      }),
    restart: stop,
    stop,
  };
}
