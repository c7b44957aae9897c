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

interface State {
  readonly what: string;
  readonly started: number;
  done: number;
  all: number | undefined;
  /** When how many were done, for the rate: the last `WINDOW` milliseconds. */
  readonly samples: { readonly at: number; readonly done: number }[];
}

/** Milliseconds: what takes less is not worth a line. */
const SHORT = 2000;
const REDRAW = 200;
/** Milliseconds between lines where none can be redrawn. */
const LINE = 5000;
/** Milliseconds over which the rate is taken: what was slow at the beginning is then forgotten. */
const WINDOW = 15_000;
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
