import { type Catalogue, openCatalogue } from '#queries/database.ts';
import { readAgain } from '#queries/read-again.ts';
import type { Read } from '#queries/tracking.ts';
import type { Check } from '../check.ts';
import { chosenFrom, isInspected, isPage, type WholeSite } from '../reading/site.ts';
import { type Answer, type Found, hashOf, type Job } from '../running/batch.ts';
import type { Outcome } from '../running/outcome.ts';
import { question } from './asked-log.ts';
import { hashOfCode } from './code.ts';
import { digestOfStamps, stampOf } from './stamps.ts';
import { type KeptPage, type KeptRead, type KeptResult, type KeptRun, Store } from './store.ts';

const DATABASE = '(the catalogue)';

function numbersIn({ buffer, byteOffset, byteLength }: Uint8Array): Uint32Array {
  if (byteOffset % 4 === 0) return new Uint32Array(buffer, byteOffset, byteLength / 4);
  return new Uint32Array(buffer.slice(byteOffset, byteOffset + byteLength));
}

const bytesOf = (numbers: Uint32Array): Uint8Array => new Uint8Array(numbers.buffer);

/** A set of numbers that can say at once that none of some others is in it. */
const isAnyIn = (numbers: Iterable<number>, set: ReadonlySet<number>): boolean => {
  if (set.size === 0) return false;
  for (const number of numbers) if (set.has(number)) return true;
  return false;
};

/** What is in one of two sets but not in both. */
function* differing<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): Generator<T> {
  for (const each of a) if (!b.has(each)) yield each;
  for (const each of b) if (!a.has(each)) yield each;
}

/**
 * The results of the last run of the checks, and which of them hold for this one: those of pages with
 * the same content, for which all that their checks asked the site and read from the catalogue gives
 * the same, under the same code.
 */
export class KeptRunOfChecks {
  readonly #store: Store;
  readonly #site: WholeSite;
  readonly #checks: readonly Check[];
  readonly #key: string;
  readonly #old: KeptRun | undefined;
  readonly #stamps: ReadonlyMap<string, string>;
  readonly #whole: string;
  /** Of files that may have changed. */
  readonly #hashes = new Map<string, Buffer>();
  #pages = new Map<string, KeptPage>();
  /** Numbers of reads, by their JSON. */
  readonly #reads = new Map<string, number>();
  #lastRead = 0;
  readonly #digests = new Map<number, string>();
  /** Results of this run, by path. */
  readonly #changed = new Map<string, KeptResult>();
  readonly #newStamps = new Map<string, string>();
  readonly #common: Set<number>;
  #chosen: Record<string, Uint32Array> | undefined;
  /** For each worker, the numbers here of its reads. */
  readonly #workers = new Map<number, number[]>();

  constructor(file: string, site: WholeSite, database: string, checks: readonly Check[]) {
    this.#store = new Store(file);
    this.#site = site;
    this.#checks = checks;
    this.#key = `${hashOfCode()} ${checks.map(({ name }) => name).join(' ')}`;
    const now = Date.now();
    const stamps = new Map(site.paths.map((path) => [path, stampOf(site.locate(path), now)]));
    this.#stamps = stamps.set(DATABASE, stampOf(database, now));
    this.#whole = digestOfStamps(this.#key, stamps);
    const old = this.#store.run();
    this.#old = old?.key === this.#key ? old : undefined;
    if (!this.#old) this.#store.clear();
    this.#common = new Set(this.#old?.common);
  }

  /** The outcome of the last run, where nothing at all has changed since. */
  get outcomes(): readonly Outcome[] | undefined {
    if (this.#whole === '' || this.#old?.whole !== this.#whole) return undefined;
    return this.#old.outcomes as readonly Outcome[];
  }

  /** What has to be checked now. */
  jobs(database: string): Job[] {
    this.#pages = new Map(this.#store.pages().map((page) => [page.path, page]));
    const changedReads = this.#changedReads(database);
    const changed = this.#changedAnswers();
    const all = isAnyIn(this.#common, changed);
    return this.#site.paths.filter(isInspected).flatMap((path): Job[] => {
      const known = this.#pages.get(path);
      const isStale =
        !known ||
        all ||
        isAnyIn(numbersIn(known.asked), changed) ||
        isAnyIn(numbersIn(known.reads), changedReads);
      if (isStale) return [{ path }];
      const stamp = this.#stamps.get(path) ?? '';
      if (stamp !== '' && stamp === known.stamp) return [];
      if (isPage(path)) return [{ path, known: this.#store.hashOf(path) }];
      if (!this.#isSame(path)) return [{ path }];
      this.#newStamps.set(path, stamp);
      return [];
    });
  }

  /** Numbers of the reads that give something else now. */
  #changedReads(database: string): ReadonlySet<number> {
    const reads = this.#store.reads();
    for (const { id, read, digest } of reads) {
      this.#reads.set(read, id);
      this.#digests.set(id, digest);
      this.#lastRead = Math.max(this.#lastRead, id);
    }
    const stamp = this.#stamps.get(DATABASE);
    if (!this.#old || (stamp !== '' && stamp === this.#old.catalogue)) return new Set();
    const isSame = againIn(openCatalogue(database));
    return new Set(reads.filter((read) => !isSame(read)).map(({ id }) => id));
  }

  /** Numbers of the questions about the site that have another answer now. */
  #changedAnswers(): ReadonlySet<number> {
    if (!this.#old) return new Set();
    const changed = new Set<number>();
    const { paths } = this.#site;
    for (const path of differing(new Set(this.#old.paths), new Set(paths))) {
      changed.add(question.has(path)).add(question.content(path));
    }
    for (const path of paths) {
      if (isPage(path) || !isInspected(path)) continue;
      const known = this.#pages.get(path);
      const stamp = this.#stamps.get(path);
      if (known && stamp !== '' && stamp === known.stamp) continue;
      if (!known || !this.#isSame(path)) changed.add(question.content(path));
    }
    for (const [name, numbers] of Object.entries(this.#choices())) {
      for (const number of differing(new Set(this.#old.choices[name]), new Set(numbers))) {
        changed.add(number);
      }
    }
    return changed;
  }

  /** Whether a file that has a result has the same content as before. */
  #isSame(path: string): boolean {
    const hash = this.#hashes.get(path) ?? hashOf(this.#site.read(path));
    this.#hashes.set(path, hash);
    return hash.equals(this.#store.hashOf(path));
  }

  #choices(): Record<string, Uint32Array> {
    this.#chosen ??= this.#choose();
    return this.#chosen;
  }

  #choose(): Record<string, Uint32Array> {
    const chosen = chosenFrom(this.#site.paths);
    const choices = new Set(this.#checks.flatMap(({ choices: own = [] }) => own));
    return Object.fromEntries(
      [...choices].map((choice) => {
        const numbers = Uint32Array.from(chosen(choice), (path) => question.choice(choice, path));
        return [choice.name, numbers];
      }),
    );
  }

  /** Takes what a worker found on some pages and files. */
  take(worker: number, jobs: readonly Job[], { found, newReads, newCommon }: Answer): void {
    const numbers = this.#workers.get(worker) ?? [];
    this.#workers.set(worker, numbers);
    for (const { read, digest } of newReads) numbers.push(this.#numberOf(read, digest));
    for (const number of newCommon) this.#common.add(number);
    for (const [at, { path }] of jobs.entries()) {
      const stamp = this.#stamps.get(path) ?? '';
      const result = found[at];
      if (result) this.#put(path, stamp, result, numbers);
      else this.#newStamps.set(path, stamp);
    }
  }

  #numberOf(read: Read, digest: string): number {
    const text = JSON.stringify(read);
    let number = this.#reads.get(text);
    if (number === undefined) {
      this.#lastRead += 1;
      number = this.#lastRead;
      this.#reads.set(text, number);
    }
    this.#digests.set(number, digest);
    return number;
  }

  #put(path: string, stamp: string, found: Found, numbers: readonly number[]): void {
    const reads = Uint32Array.from(found.reads, (read) => numbers[read] ?? 0);
    const { hash, asked, result } = found;
    const kept = { path, stamp, hash, asked: bytesOf(asked), reads: bytesOf(reads), result };
    this.#changed.set(path, kept);
    this.#pages.set(path, kept);
  }

  /** The result of a page or file, as JSON. */
  resultOf(path: string): string {
    return this.#changed.get(path)?.result ?? this.#store.resultOf(path);
  }

  /** Keeps the results for the next run. */
  finish(outcomes: readonly Outcome[]): void {
    const present = new Set(this.#site.paths);
    const gone = [...this.#pages.keys()].filter((path) => !present.has(path));
    for (const path of gone) this.#pages.delete(path);
    const used = new Set<number>();
    for (const { reads } of this.#pages.values()) for (const id of numbersIn(reads)) used.add(id);
    const known = new Map(this.#store.reads().map((read) => [read.id, read]));
    const newReads = [...this.#reads].flatMap(([read, id]): KeptRead[] => {
      const digest = this.#digests.get(id) ?? '';
      return used.has(id) && known.get(id)?.digest !== digest ? [{ id, read, digest }] : [];
    });
    const run: KeptRun = {
      key: this.#key,
      paths: this.#site.paths,
      common: Uint32Array.from(this.#common),
      choices: this.#choices(),
      catalogue: this.#stamps.get(DATABASE) ?? '',
      whole: this.#whole,
      outcomes,
    };
    this.#store.write({
      run,
      results: [...this.#changed.values()],
      stamps: this.#newStamps,
      gone,
      newReads,
      goneReads: [...known.keys()].filter((id) => !used.has(id)),
    });
    this.#store.close();
  }
}

/** Whether a read gives the same in a catalogue as it gave before. */
function againIn(db: Catalogue): (read: KeptRead) => boolean {
  return ({ read, digest }) => readAgain(db, JSON.parse(read) as Read) === digest;
}
