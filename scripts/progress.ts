import { type ChildProcess, type ForkOptions, fork } from 'node:child_process';
import { Board } from './progress-board.ts';

/** One counted part of a long stage. Parts of one process, and of its children, share one line. */
export interface Part {
  /** Says how many are done in all, and of how many where that is known by now. */
  at(done: number, all?: number): void;
  /** Says that so many more are done. */
  add(more?: number): void;
  /** Says that nothing more will come; prints a summary if the part took long enough, and was not broken off. */
  end(isComplete?: boolean): void;
}

interface Message {
  readonly progress: {
    readonly part: number;
    readonly what: string;
    readonly done: number;
    readonly all: number | undefined;
    /** Whether it is complete, or was broken off. */
    readonly ended?: boolean | undefined;
  };
}

/** Milliseconds between two messages of a child about one part. */
const MESSAGE = 100;

const PARENT = 'PROGRESS_PARENT';
let shared: Board | undefined;
let parts = 0;

function board(): Board {
  shared ??= new Board({
    write: (text) => void process.stderr.write(text),
    terminal: process.stderr.isTTY === true,
    quiet: (process.env['CI'] ?? '') !== '',
    columns: () => process.stderr.columns || 80,
    now: () => performance.now(),
  });
  return shared;
}

/** The number of the process that started this one by `forkShown`; NaN where none did. */
export const startedBy = (): number => Number(process.env[PARENT] ?? Number.NaN);

/** Whether the process that started this one by `forkShown` shows what this one reports. */
const toParent = (): boolean => process.connected === true && startedBy() === process.ppid;

function sender(part: number, what: string): (done: number, all?: number, ended?: boolean) => void {
  let last = Number.NEGATIVE_INFINITY;
  return (done, all, ended) => {
    const now = performance.now();
    if (ended === undefined && now - last < MESSAGE) return;
    last = now;
    const message: Message = { progress: { part, what, done, all, ended } };
    if (process.connected) process.send?.(message);
  };
}

/**
 * Starts to show how far a long part of a stage is: how many `what` (in the plural: `pages`) of
 * `all`, how many a second, how much time is left; without `all` the time so far; without any
 * report only `what` with the time. On a terminal it is one line that all parts share and that
 * is redrawn, otherwise a line every five seconds. A part of less than two seconds shows nothing,
 * and with `CI` set nothing is shown at all. It can be called as often as there is news.
 */
export function progress(what: string, all?: number): Part {
  parts += 1;
  const key = `own ${parts}`;
  let [done, known] = [0, all];
  if (toParent()) {
    const send = sender(parts, what);
    send(0, known);
    const at = (n: number, m?: number) => {
      done = n;
      known = m ?? known;
      send(done, known);
    };
    return {
      at,
      add: (more = 1) => at(done + more),
      end: (isComplete = true) => send(done, known, isComplete),
    };
  }
  board().start(key, what);
  const at = (n: number, m?: number) => {
    done = n;
    known = m ?? known;
    board().at(key, done, known);
  };
  if (all !== undefined) at(0);
  return {
    at,
    add: (more = 1) => at(done + more),
    end: (isComplete) => board().end(key, isComplete),
  };
}

/**
 * Progress for code that names its own steps, one after the other, and may not import this:
 * `report('tools assessed', 300, 40366)`. Another name ends the step before; `end` ends the last.
 */
export function steps(): {
  readonly report: (what: string, done: number, all?: number) => void;
  readonly end: () => void;
} {
  let name = '';
  let part: Part | undefined;
  const end = () => {
    part?.end();
    part = undefined;
    name = '';
  };
  const report = (what: string, done: number, all?: number) => {
    if (what !== name) {
      end();
      name = what;
      part = progress(what, all);
    }
    part?.at(done, all);
  };
  return { report, end };
}

const isProgress = (message: unknown): message is Message =>
  typeof message === 'object' && message !== null && 'progress' in message;

/**
 * Forks a script whose progress is shown as if it were this process's own; `listen` gets every
 * other message. On a terminal, what the script prints passes through this process, so that
 * it does not end up inside the line.
 */
export function forkShown(
  script: string,
  args: readonly string[],
  options: ForkOptions,
  listen: (message: unknown) => void,
): ChildProcess {
  const piped = process.stderr.isTTY === true;
  const colour = piped && !process.env['NO_COLOR'] ? { FORCE_COLOR: '1' } : {};
  const child = fork(script, args, {
    ...options,
    env: { ...process.env, ...colour, ...options.env, [PARENT]: String(process.pid) },
    ...(piped ? { stdio: ['inherit', 'pipe', 'pipe', 'ipc'] as const } : {}),
  });
  for (const name of ['stdout', 'stderr'] as const) {
    const show = (text: string) =>
      text && board().print(text, (shown) => void process[name].write(shown));
    let rest = '';
    child[name]?.setEncoding('utf8').on('data', (text: string) => {
      const whole = (rest + text).lastIndexOf('\n') + 1;
      show((rest + text).slice(0, whole));
      rest = (rest + text).slice(whole);
    });
    child[name]?.on('end', () => show(rest));
  }
  const shown = new Map<number, Part>();
  child.on('message', (message) => {
    if (!isProgress(message)) return listen(message);
    const { part: id, what, done, all, ended } = message.progress;
    const part = shown.get(id) ?? progress(what, all);
    shown.set(id, part);
    part.at(done, all);
    if (ended === undefined) return;
    part.end(ended);
    shown.delete(id);
  });
  child.on('close', () => {
    for (const part of shown.values()) part.end(false);
  });
  return child;
}
