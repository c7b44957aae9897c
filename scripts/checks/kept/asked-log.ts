import { type Noted, notingNow, type Read } from '#queries/tracking.ts';
import type { Check } from '../check.ts';
import { shuffled } from '../reading/page-kind.ts';
import { type Choice, isPage, type Site } from '../reading/site.ts';

/** Something read from the catalogue, and a digest of what it gave. */
export interface NewRead {
  readonly read: Read;
  readonly digest: string;
}

/** Questions to a site as numbers. Two may have one number: then a page is checked once more than it had to be. */
export const question = {
  has: (path: string): number => shuffled(path),
  content: (path: string): number => shuffled(`content ${path}`),
  choice: ({ name }: Choice, path: string): number => shuffled(`${name}: ${path}`),
};

/** What more pages ask, such as whether the pages exist to which every page links, counts as asked by all. */
const COMMON = 2000;

/** Notes what the check of each page asks a site and its catalogue. */
export class AskedLog {
  readonly #tracked: Site;
  readonly #times = new Map<number, number>();
  readonly #numbers = new Map<Noted, number>();
  #asked = new Set<number>();
  #reads = new Set<number>();
  #newReads: NewRead[] = [];
  #newCommon: number[] = [];

  constructor(site: Site, checks: readonly Check[]) {
    const choices = new Set(checks.flatMap(({ choices = [] }) => choices));
    this.#tracked = {
      has: (path) => {
        this.#ask(question.has(path));
        return site.has(path);
      },
      read: (path) => {
        this.#askContent(path);
        return site.read(path);
      },
      json: (path) => {
        this.#askContent(path);
        return site.json(path);
      },
      isIn: (choice, path) => {
        if (!choices.has(choice)) throw new Error(`no check names the choice “${choice.name}”`);
        this.#ask(question.choice(choice, path));
        return site.isIn(choice, path);
      },
      get catalogue() {
        return site.catalogue;
      },
    };
  }

  #ask(number: number): void {
    const times = (this.#times.get(number) ?? 0) + 1;
    if (times > COMMON) return;
    if (this.#asked.has(number)) return;
    this.#times.set(number, times);
    this.#asked.add(number);
    if (times === COMMON) this.#newCommon.push(number);
  }

  #askContent(path: string): void {
    if (isPage(path)) throw new Error(`the check of one page reads another one, ${path}`);
    this.#ask(question.content(path));
  }

  #read(noted: Noted): void {
    let number = this.#numbers.get(noted);
    if (number === undefined) {
      number = this.#numbers.size;
      this.#numbers.set(noted, number);
      this.#newReads.push({ read: noted.read, digest: noted.digest });
    }
    this.#reads.add(number);
  }

  /** Does a piece of work, and gives the numbers of what it asked the site and read from the catalogue. */
  noting<T>(work: (site: Site) => T): { value: T; asked: Uint32Array; reads: Uint32Array } {
    this.#asked = new Set();
    this.#reads = new Set();
    const value = notingNow(
      (noted) => this.#read(noted),
      () => work(this.#tracked),
    );
    return { value, asked: Uint32Array.from(this.#asked), reads: Uint32Array.from(this.#reads) };
  }

  /** What was read for the first time since the last call; numbered in this order. */
  takeReads(): NewRead[] {
    const taken = this.#newReads;
    this.#newReads = [];
    return taken;
  }

  takeCommon(): number[] {
    const taken = this.#newCommon;
    this.#newCommon = [];
    return taken;
  }
}
