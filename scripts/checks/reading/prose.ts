import type { Catalogue } from '#queries/database.ts';
import { routes } from '#routes';
import { namesOnPage } from './names-on-page.ts';
import { type Element, first, hasClass, meta, named, type Page, textOf } from './page.ts';
import { pageKind } from './page-kind.ts';

/** One run of text that a person reads in one go, and which parts of it others wrote. */
export interface Block {
  /** Where it stands, in words. */
  readonly place: string;
  readonly text: string;
  /** Places of what others wrote; worked out when first asked for. */
  foreign(): readonly (readonly [start: number, end: number])[];
}

const BLOCKS = new Set(
  'p li td th dt dd h1 h2 h3 h4 h5 h6 summary caption figcaption blockquote pre label button div nav main aside section article details form header footer title ol ul dl table tr'.split(
    ' ',
  ),
);
const CODE = new Set(['code', 'kbd', 'samp']);
/** Stands for a piece of code, whose words and full stops are no part of the sentence. */
const CODE_MARK = '\ufffc';
/** Files, scripts and drawings: nothing in them is read as a sentence. */
const NO_PROSE = new Set(['pre', 'script', 'style', 'svg']);

const RULE = routes.rule('');

/** Names in type of their own are read as one word, as code is. */
const isCode = (element: Element): boolean =>
  CODE.has(element.name) || (element.name === 'span' && hasClass(element, 'mono'));

/** Badges stand side by side like cells of a table. */
const isBlock = (element: Element): boolean =>
  BLOCKS.has(element.name) || ['severity', 'chip', 'name'].some((one) => hasClass(element, one));

/** True for an element whose words are names, code or text of others. */
function isForeign(element: Element): boolean {
  const { attributes } = element;
  if (element.name === 'blockquote' || attributes['translate'] === 'no') return true;
  if (hasClass(element, 'mono') || hasClass(element, 'font-mono')) return true;
  if (element.name !== 'a') return false;
  const href = attributes['href'] ?? '';
  if (href.startsWith(RULE)) return true;
  return /^https?:/.test(href) || ['tool', 'server'].includes(pageKind(href.replace(/#.*/, '')));
}

type Range = readonly [start: number, end: number];

/** Places of what stands in quotation marks; where they do not match up, from the first to the last. */
export function quotedRanges(text: string): Range[] {
  const ranges: Range[] = [];
  let depth = 0;
  let start = 0;
  for (const { 0: mark, index } of text.matchAll(/[“”]/g)) {
    if (mark === '“') {
      if (depth === 0) start = index;
      depth += 1;
    } else {
      depth -= 1;
      if (depth === 0) ranges.push([start, index + 1]);
      if (depth < 0) break;
    }
  }
  if (depth === 0) return ranges;
  const from = text.indexOf('“');
  const to = text.lastIndexOf('”');
  return from >= 0 && from < to ? [[from, to + 1]] : [];
}

function nameRanges(text: string, names: readonly string[]): Range[] {
  const ranges: Range[] = [];
  for (const name of names) {
    if (name === '') continue;
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
      ranges.push([at, at + name.length]);
    }
  }
  return ranges;
}

function merged(ranges: readonly Range[]): Range[] {
  const result: [number, number][] = [];
  for (const [start, end] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const last = result.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else result.push([start, end]);
  }
  return result;
}

const UNEVEN = /[^\S ]|\s{2}/;

class Run {
  text = '';
  readonly foreign: Range[] = [];

  add(words: string, foreign: boolean): void {
    const plain = UNEVEN.test(words) ? words.replace(/\s+/g, ' ') : words;
    const start = this.text.length;
    this.text += this.text === '' || this.text.endsWith(' ') ? plain.trimStart() : plain;
    if (foreign) this.foreign.push([start, this.text.length]);
  }

  block(place: string, names: readonly string[]): Block {
    const text = this.text.trimEnd();
    const marked = this.foreign;
    let ranges: Range[] | undefined;
    return {
      place,
      text,
      foreign() {
        ranges ??= merged([...marked, ...quotedRanges(text), ...nameRanges(text, names)]);
        return ranges;
      },
    };
  }
}

const placeOf = (block: Element | undefined): string => {
  const id = block?.attributes['id'];
  return block ? `<${block.name}${id ? ` id="${id}"` : ''}>` : 'the page';
};

/** For each element of a page, by its place: its block, and whether others wrote it, it is no prose, or it is code. */
function surroundings(page: Page) {
  const blockOf: (Element | undefined)[] = [];
  const foreign: boolean[] = [];
  const skipped: boolean[] = [];
  const code: boolean[] = [];
  for (const element of page.elements) {
    const outer = element.parent?.at ?? -1;
    blockOf.push(isBlock(element) ? element : blockOf[outer]);
    code.push(code[outer] === true || isCode(element));
    foreign.push(foreign[outer] === true || isForeign(element));
    skipped.push(skipped[outer] === true || NO_PROSE.has(element.name));
  }
  return { blockOf, foreign, skipped, code };
}

const known = new WeakMap<Page, Block[]>();

/** The texts of a page, block by block, with its title and description first; worked out once. */
export function blocksOf(page: Page, db: Catalogue): readonly Block[] {
  const found = known.get(page) ?? readBlocks(page, namesOnPage(page, db));
  known.set(page, found);
  return found;
}

function readBlocks(page: Page, names: readonly string[]): Block[] {
  const title = first(page, named('title'));
  const head = [
    ['the title', title ? textOf(page, title) : ''],
    ['the description', meta(page, 'description') ?? ''],
  ] as const;
  const blocks = head.map(([place, text]) => {
    const run = new Run();
    run.add(text, false);
    return run.block(place, names);
  });
  const body = first(page, named('body'));
  if (!body) return blocks;
  const { blockOf, foreign, skipped, code } = surroundings(page);
  let run = new Run();
  let current: Element | undefined;
  for (const { text, parent } of page.texts.slice(body.firstText, body.endText)) {
    if (skipped[parent.at]) continue;
    const block = blockOf[parent.at];
    if (block !== current) {
      if (run.text.trim() !== '') blocks.push(run.block(placeOf(current), names));
      run = new Run();
      current = block;
    }
    if (code[parent.at]) run.add(CODE_MARK, true);
    else run.add(text, foreign[parent.at] === true);
  }
  if (run.text.trim() !== '') blocks.push(run.block(placeOf(current), names));
  return blocks;
}

/** True where no part of a place was written by others. */
export const isOurs = ({ foreign }: Block, start: number, end: number): boolean =>
  !foreign().some(([from, to]) => from < end && start < to);

/** True where a place lies wholly in, or wholly outside, what others wrote. */
export const isOneVoice = (block: Block, start: number, end: number): boolean =>
  isOurs(block, start, end) || isTheirs(block, start, end);

/** True where all of a place was written by others. */
export const isTheirs = ({ foreign }: Block, start: number, end: number): boolean =>
  foreign().some(([from, to]) => from <= start && end <= to);

/** A few words around a place, for a message. */
export const excerptAround = ({ text }: Block, start: number, end: number): string =>
  `…${text.slice(Math.max(0, start - 30), end + 30)}…`;
