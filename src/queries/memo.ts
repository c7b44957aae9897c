import type { Catalogue } from './database.ts';
import { currentLog, digestOf, type Noted, notingNow, oneOf, type ReadLog } from './tracking.ts';

/** A shared value of one connection, and what it was made from. */
interface Made {
  readonly value: unknown;
  readonly parts: readonly Noted[];
  readonly saysAll: boolean;
  whole?: Noted;
  readonly entries: Map<string, Noted>;
}

type Make = (db: Catalogue, ...args: string[]) => unknown;

interface Maker {
  readonly make: Make;
  readonly saysAll: boolean;
}

const makers = oneOf('memos', () => new Map<string, Maker>());

/** Values with arguments, such as those of one server, are dropped after this many others. */
const PASSING = 500;

interface Remembered {
  readonly lasting: Map<string, Made>;
  readonly passing: Map<string, Made>;
}

const remembered = new WeakMap<Catalogue, Remembered>();

function madeFor(db: Catalogue, name: string, args: readonly string[]): Made {
  let own = remembered.get(db);
  if (!own) {
    own = { lasting: new Map(), passing: new Map() };
    remembered.set(db, own);
  }
  const values = args.length === 0 ? own.lasting : own.passing;
  const key = [name, ...args].join('\0');
  const known = values.get(key);
  if (known) return known;
  const maker = makers.get(name);
  if (!maker) throw new Error(`There is no shared value “${name}”.`);
  const parts = new Set<Noted>();
  const value = notingNow(
    (noted) => parts.add(noted),
    () => maker.make(db, ...args),
  );
  const made: Made = { value, parts: [...parts], saysAll: maker.saysAll, entries: new Map() };
  values.set(key, made);
  const [oldest] = values.keys();
  if (values === own.passing && values.size > PASSING && oldest !== undefined)
    values.delete(oldest);
  return made;
}

/**
 * Names a value that many pages share: `make` works it out once per connection and arguments. A page
 * depends on the value, not on what it was made from; where it is a map, on the entries that it reads.
 * `saysAll`: the value is another whenever its parts are, so that their digests give its own; texts of a whole
 * server are costly to digest again.
 */
export function memo<T, A extends string[]>(
  name: string,
  make: (db: Catalogue, ...args: A) => T,
  { saysAll = false }: { readonly saysAll?: boolean } = {},
): (db: Catalogue, ...args: A) => T {
  makers.set(name, { make: make as unknown as Make, saysAll });
  return (db, ...args) => {
    const made = madeFor(db, name, args);
    const log = currentLog();
    if (!log) return made.value as T;
    if (made.value instanceof Map) return new NotedMap(made.value, made, log, name, args) as T;
    log(wholeOf(made, name, args));
    return made.value as T;
  };
}

/** A digest of a shared value, or of one entry of it, as it is now; null where nothing has that name. */
export function digestOfMemo(
  db: Catalogue,
  name: string,
  args: readonly string[],
  key?: string,
): string | null {
  if (!makers.has(name)) return null;
  const made = madeFor(db, name, args);
  if (key === undefined) return wholeOf(made, name, args).digest;
  return made.value instanceof Map ? entryOf(made, made.value, name, args, key).digest : null;
}

function wholeOf(made: Made, name: string, args: readonly string[]): Noted {
  made.whole ??= {
    read: { kind: 'memo', name, args },
    digest: digestOf(made.saysAll ? made.parts.map(({ digest }) => digest) : made.value),
    parts: made.parts,
  };
  return made.whole;
}

function entryOf(
  made: Made,
  map: ReadonlyMap<unknown, unknown>,
  name: string,
  args: readonly string[],
  key: string,
): Noted {
  let noted = made.entries.get(key);
  if (!noted) {
    noted = {
      read: { kind: 'entry', name, args, key },
      digest: digestOf(map.get(key)),
      parts: made.parts,
    };
    made.entries.set(key, noted);
  }
  return noted;
}

/** A shared map that tells which of its entries are read. Other keys than texts count as all of it. */
class NotedMap extends Map<unknown, unknown> {
  readonly #all: ReadonlyMap<unknown, unknown>;
  readonly #note: (key?: unknown) => ReadonlyMap<unknown, unknown>;

  constructor(
    all: ReadonlyMap<unknown, unknown>,
    made: Made,
    log: ReadLog,
    name: string,
    args: readonly string[],
  ) {
    super();
    this.#all = all;
    this.#note = (key) => {
      const isEntry = typeof key === 'string';
      log(isEntry ? entryOf(made, all, name, args, key) : wholeOf(made, name, args));
      return this.#all;
    };
  }

  override get = (key: unknown): unknown => this.#note(key).get(key);
  override has = (key: unknown): boolean => this.#note(key).has(key);
  override keys = () => this.#note().keys() as MapIterator<unknown>;
  override values = () => this.#note().values() as MapIterator<unknown>;
  override entries = () => this.#note().entries() as MapIterator<[unknown, unknown]>;
  override forEach = (each: (value: unknown, key: unknown, map: Map<unknown, unknown>) => void) => {
    for (const [key, value] of this.entries()) each(value, key, this);
  };
  override [Symbol.iterator]() {
    return this.entries();
  }
  override get size(): number {
    return this.#note().size;
  }
}
