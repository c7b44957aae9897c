import { type ChildProcess, type ForkOptions, fork } from 'node:child_process';

/** One counted part of a long stage. Parts of one process, and of its children, share one line. */
export interface Part {
  /** Says how many are done in all, and of how many where that is known by now. */
  at(done: number, all?: number): void;
  /** Says that so many more are done. */
  add(more?: number): void;
  /** Says that nothing more will come; prints a summary if the part took long enough, and was not broken off. */
  end(isComplete?: boolean): void;
}

interface State {
  readonly what: string;
  readonly started: number;
  done: number;
  all: number | undefined;
  /** When how many were done, for the rate: the last `WINDOW` milliseconds. */
  readonly samples: { readonly at: number; readonly done: number }[];
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

/** Where and how progress is shown. */
export interface Surface {
  readonly write: (text: string) => void;
  /** Whether one line can be redrawn. */
  readonly terminal: boolean;
  /** Shows nothing at all. */
  readonly quiet: boolean;
  /** Width of the terminal, in characters. */
  readonly columns: () => number;
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number;
}

/** Milliseconds: what takes less is not worth a line. */
const SHORT = 2000;
const REDRAW = 200;
/** Milliseconds between lines where none can be redrawn. */
const LINE = 5000;
/** Milliseconds over which the rate is taken: what was slow at the beginning is then forgotten. */
const WINDOW = 15_000;
/** Milliseconds between two messages of a child about one part. */
const MESSAGE = 100;
const CLEAR = '\r\u001b[K';

const count = (n: number): string => n.toLocaleString('en');

function duration(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  return seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}

function perSecond(done: number, milliseconds: number): string {
  const rate = (done / milliseconds) * 1000;
  return `${rate < 10 ? rate.toFixed(1) : count(Math.round(rate))}/s`;
}

function partText(state: State, now: number): string {
  const { what, done, all, started, samples } = state;
  if (done === 0 && all === undefined) return `${what}, ${duration(now - started)}`;
  const amount = `${count(done)}${all === undefined ? '' : ` of ${count(all)}`} ${what}`;
  const first = samples[0] ?? { at: started, done: 0 };
  const [made, took] = [done - first.done, now - first.at];
  if (made <= 0 || took <= 0) return `${amount}, ${duration(now - started)}`;
  const left =
    all === undefined
      ? `${duration(now - started)} so far`
      : `about ${duration((Math.max(0, all - done) / made) * took)} left`;
  return `${amount}, ${perSecond(made, took)}, ${left}`;
}

function summary({ what, done, started }: State, now: number): string {
  const took = now - started;
  const seconds = `${(took / 1000).toFixed(1)} s`;
  return done === 0
    ? `${what}: ${seconds}`
    : `${count(done)} ${what} in ${seconds}, ${perSecond(done, took)}`;
}

/** Draws the parts that run at the same time into one line. */
export class Board {
  readonly #surface: Surface;
  readonly #parts = new Map<string, State>();
  #timer: NodeJS.Timeout | undefined;
  #drawn = false;
  /** When something was last shown. */
  #last: number;

  constructor(surface: Surface) {
    this.#surface = surface;
    this.#last = surface.now();
  }

  start(key: string, what: string): void {
    const now = this.#surface.now();
    if (this.#parts.size === 0) this.#last = now;
    const samples = [{ at: now, done: 0 }];
    this.#parts.set(key, { what, started: now, done: 0, all: undefined, samples });
    if (this.#surface.terminal && !this.#surface.quiet) {
      // A part that says nothing for a while still shows how long it has been at work.
      this.#timer ??= setInterval(() => this.#show(), 1000).unref();
    }
  }

  at(key: string, done: number, all: number | undefined): void {
    const state = this.#parts.get(key);
    if (!state) return;
    const { samples } = state;
    const now = this.#surface.now();
    state.done = done;
    state.all = all ?? state.all;
    if (now - (samples.at(-1)?.at ?? 0) >= REDRAW) samples.push({ at: now, done });
    while (samples.length > 2 && now - (samples[1]?.at ?? now) > WINDOW) samples.shift();
    this.#show();
  }

  /** Ends a part; `complete` is false for one that broke off, which then has no summary. */
  end(key: string, complete = true): void {
    const state = this.#parts.get(key);
    if (!state) return;
    this.#parts.delete(key);
    const now = this.#surface.now();
    const { quiet } = this.#surface;
    if (complete && !quiet && now - state.started >= SHORT)
      this.print(`  ${summary(state, now)}\n`);
    if (this.#parts.size > 0) return;
    this.#erase();
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  /** Prints text that stays, above the line. */
  print(text: string, write = this.#surface.write): void {
    this.#erase();
    write(text);
    if (text.endsWith('\n')) this.#draw();
  }

  #erase(): void {
    if (this.#drawn) this.#surface.write(CLEAR);
    this.#drawn = false;
  }

  /** Shows the parts that are old enough, if the last time is long enough ago. */
  #show(): void {
    const { terminal, quiet, now } = this.#surface;
    if (!quiet && now() - this.#last >= (terminal ? REDRAW : LINE)) this.#draw(true);
  }

  #draw(lines = false): void {
    const { terminal, quiet, write, columns } = this.#surface;
    if (quiet || !(terminal || lines)) return;
    const now = this.#surface.now();
    const parts = [...this.#parts.values()].filter(({ started }) => now - started >= SHORT);
    if (parts.length === 0) return;
    this.#last = now;
    const line = `  ${parts.map((state) => partText(state, now)).join(' | ')}`;
    write(terminal ? `${CLEAR}${line.slice(0, columns() - 1)}` : `${line}\n`);
    this.#drawn = terminal;
  }
}

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

/** Whether the process that started this one by `forkShown` shows what this one reports. */
const toParent = (): boolean =>
  process.connected === true && process.env[PARENT] === String(process.ppid);

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
