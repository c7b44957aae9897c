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

/** One question, and how many pages asked it, up to `COMMON`. */
interface Question {
  readonly number: number;
  pages: number;
}

/** Notes what the check of each page asks a site and its catalogue. */
export class AskedLog {
  readonly #tracked: Site;
  readonly #paths = new Map<string, Question & { readonly exists: boolean }>();
  readonly #contents = new Map<string, Question>();
  readonly #numbers = new Map<Noted, number>();
  #asked = new Set<number>();
  #reads = new Set<number>();
  #newReads: NewRead[] = [];
  #newCommon: number[] = [];

  constructor(site: Site, checks: readonly Check[]) {
    const choices = new Set(checks.flatMap(({ choices = [] }) => choices));
    this.#tracked = {
      has: (path) => {
        let asked = this.#paths.get(path);
        if (!asked) {
          asked = { number: question.has(path), exists: site.has(path), pages: 0 };
          this.#paths.set(path, asked);
        }
        this.#ask(asked);
        return asked.exists;
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
        this.#asked.add(question.choice(choice, path));
        return site.isIn(choice, path);
      },
      get catalogue() {
        return site.catalogue;
      },
    };
  }

  #ask(asked: Question): void {
    if (asked.pages === COMMON || this.#asked.has(asked.number)) return;
    asked.pages += 1;
    this.#asked.add(asked.number);
    if (asked.pages === COMMON) this.#newCommon.push(asked.number);
  }

  #askContent(path: string): void {
    let asked = this.#contents.get(path);
    if (!asked) {
      if (isPage(path)) throw new Error(`the check of one page reads another one, ${path}`);
      asked = { number: question.content(path), pages: 0 };
      this.#contents.set(path, asked);
    }
    this.#ask(asked);
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
