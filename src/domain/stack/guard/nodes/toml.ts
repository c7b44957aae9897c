import { parse } from 'smol-toml';
import type { TextNode } from './node.ts';

interface Table {
  kind: 'map';
  isBlock: boolean;
  start: number;
  end: number;
  pairs: { key: string; keyStart: number; value: TextNode }[];
  /** The last value of each key. */
  values: Map<string, TextNode>;
}

const table = (isBlock: boolean, start: number): Table => ({
  kind: 'map',
  isBlock,
  start,
  end: start,
  pairs: [],
  values: new Map(),
});

function put(to: Table, key: string, keyStart: number, value: TextNode): void {
  to.pairs.push({ key, keyStart, value });
  to.values.set(key, value);
}

/** The values of a TOML text that `parseToml` reads: it must be valid. */
export const tomlNodes = (text: string): TextNode => new Reader(text).read();

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  read(): TextNode {
    const root = table(true, 0);
    let current = root;
    for (this.#skip(); this.#at < this.#text.length; this.#skip()) {
      if (this.#text[this.#at] === '[') current = this.#header(root);
      else this.#pair(current);
    }
    return root;
  }

  #header(root: Table): Table {
    const isList = this.#text.startsWith('[[', this.#at);
    this.#at += isList ? 2 : 1;
    const keys = this.#keys();
    this.#at += isList ? 2 : 1;
    const last = keys.pop() ?? { key: '', start: 0 };
    const parent = inside(root, keys);
    if (!isList) return child(parent, last.key, last.start);
    const item = table(true, last.start);
    const known = parent.values.get(last.key);
    if (known?.kind === 'list') (known.items as TextNode[]).push(item);
    else {
      const value: TextNode = { kind: 'list', isBlock: true, start: -1, end: -1, items: [item] };
      put(parent, last.key, last.start, value);
    }
    return item;
  }

  #pair(current: Table): void {
    const keys = this.#keys();
    this.#at += 1; // =
    this.#blanks();
    const value = this.#value();
    const last = keys.pop() ?? { key: '', start: 0 };
    put(inside(current, keys), last.key, last.start, value);
  }

  /** The parts of a name, up to what follows it. */
  #keys(): { key: string; start: number }[] {
    const keys: { key: string; start: number }[] = [];
    for (;;) {
      this.#blanks();
      const start = this.#at;
      const sign = this.#text[start] ?? '';
      if (sign === '"' || sign === "'") {
        this.#string();
        const raw = this.#text.slice(start, this.#at);
        keys.push({
          key: raw.includes('\\') ? String(parse(`k = ${raw}`)['k']) : raw.slice(1, -1),
          start,
        });
      } else {
        this.#at = this.#end(/[^A-Za-z0-9_-]/g);
        if (this.#at === start) throw new RangeError('no name');
        keys.push({ key: this.#text.slice(start, this.#at), start });
      }
      this.#blanks();
      if (this.#text[this.#at] !== '.') return keys;
      this.#at += 1;
    }
  }

  #value(): TextNode {
    const start = this.#at;
    const sign = this.#text[start] ?? '';
    if (sign === '"' || sign === "'") {
      const isLong = this.#string();
      return { kind: 'text', isMovable: !isLong, isQuoted: true, start, end: this.#at };
    }
    if (sign === '[') {
      const items: TextNode[] = [];
      this.#list(']', () => items.push(this.#value()));
      return { kind: 'list', isBlock: false, start, end: this.#at, items };
    }
    if (sign === '{') {
      const map = table(false, start);
      this.#list('}', () => this.#pair(map));
      return { ...map, end: this.#at };
    }
    const end = this.#end(/[,\]}#\r\n]/g);
    const raw = this.#text.slice(start, end).trimEnd();
    if (raw === '') throw new RangeError('no value');
    this.#at = start + raw.length;
    return { kind: 'other', start, end: this.#at };
  }

  #list(close: string, item: () => void): void {
    this.#at += 1;
    for (;;) {
      this.#skip();
      if (this.#at >= this.#text.length) throw new RangeError('a list that nothing closes');
      const sign = this.#text[this.#at];
      if (sign === close) break;
      if (sign === ',') this.#at += 1;
      else item();
    }
    this.#at += 1;
  }

  /** Goes past a string; true for one that may have several lines. */
  #string(): boolean {
    const quote = this.#text[this.#at] ?? '';
    const isLong = this.#text.startsWith(quote.repeat(3), this.#at);
    const mark = isLong ? quote.repeat(3) : quote;
    let at = this.#at + mark.length;
    while (at < this.#text.length && !this.#text.startsWith(mark, at))
      at += quote === '"' && this.#text[at] === '\\' ? 2 : 1;
    at += mark.length;
    if (isLong) while (this.#text[at] === quote) at += 1; // up to two more belong to the string
    this.#at = at;
    return isLong;
  }

  #end(pattern: RegExp): number {
    pattern.lastIndex = this.#at;
    return pattern.exec(this.#text)?.index ?? this.#text.length;
  }

  #blanks(): void {
    this.#at = this.#end(/[^ \t]/g);
  }

  /** Goes past blanks, ends of lines and comments. */
  #skip(): void {
    for (;;) {
      this.#at = this.#end(/[^ \t\r\n]/g);
      if (this.#text[this.#at] !== '#') return;
      this.#at = this.#end(/\n/g);
    }
  }
}

/** The table at these names, made where it is missing; of a list of tables, the last one. */
const inside = (from: Table, keys: readonly { key: string; start: number }[]): Table =>
  keys.reduce((parent, { key, start }) => child(parent, key, start), from);

function child(parent: Table, key: string, start: number): Table {
  const known = parent.values.get(key);
  const found = known?.kind === 'list' ? known.items.at(-1) : known;
  if (found?.kind === 'map') return found as Table;
  const made = table(true, start);
  put(parent, key, start, made);
  return made;
}
