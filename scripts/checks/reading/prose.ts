import { routes } from '#routes';
import {
  type Element,
  find,
  first,
  hasClass,
  meta,
  ofPage,
  ofTag,
  type Page,
  spaced,
  type Tag,
  type Text,
  tagTest,
  textOf,
  withClass,
  withTag,
} from './page.ts';
import { pageKind, pageSubject } from './page-kind.ts';
import { serverFile } from './server-file.ts';
import type { Site } from './site.ts';

export type Range = readonly [start: number, end: number];

/** One run of text that is read as a unit, and which parts of it others wrote. */
export interface Block {
  /** Where it is, in words. */
  readonly place: string;
  readonly text: string;
  /** Places of what others wrote; worked out when first asked for. */
  foreign(): readonly Range[];
}

const BLOCKS = new Set(
  'p li td th dt dd h1 h2 h3 h4 h5 h6 summary caption figcaption blockquote pre label button div nav main aside section article details form header footer title ol ul dl table tr'.split(
    ' ',
  ),
);
const CODE = new Set(['code', 'kbd', 'samp']);
/** Replaces a piece of code, whose words and full stops are no part of the sentence. */
const CODE_MARK = '\ufffc';
/** Files, scripts and drawings: nothing in them is read as a sentence. */
const NO_PROSE = new Set(['pre', 'script', 'style', 'svg']);

const isMono = tagTest((tag) => hasClass({ tag }, 'mono') || hasClass({ tag }, 'font-mono'));

/** Badges are side by side like cells of a table. */
const isBlock = tagTest(
  (tag) =>
    BLOCKS.has(tag.name) || ['severity', 'chip', 'name'].some((name) => hasClass({ tag }, name)),
);

const inToolList = withClass('tool-list');

/** The link that comes first in a row of a list: a name, beside which the row says more. */
const isRowName = ({ tag, at, parent }: Element): boolean =>
  tag.name === 'a' &&
  parent?.tag.name === 'div' &&
  at === parent.at + 1 &&
  parent.parent?.parent != null &&
  inToolList(parent.parent.parent);

const RULE = routes.rule('');

/** True for an element whose words are names, code or text of others. */
function isForeign({ name, attributes }: Tag, mono: boolean): boolean {
  if (name === 'blockquote' || name === 'dd' || attributes['translate'] === 'no') return true;
  if (mono) return true;
  const href = name === 'a' ? attributes['href'] : undefined;
  if (href === undefined) return false;
  if (href.startsWith(RULE) || /^https?:/.test(href)) return true;
  return ['tool', 'server'].includes(pageKind(href.replace(/#.*/, '')));
}

/** Places of what is in quotation marks; where they do not match up, from the first to the last. */
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

/** The names on a page that others gave: of its tool, and of its server and what belongs to it. */
function namesOnPage(page: Page, site: Site): string[] {
  const kind = pageKind(page.url);
  if (kind === 'name') {
    const heading = first(page, withTag('h1'));
    return heading ? find(page, isMono, heading).map((element) => textOf(page, element)) : [];
  }
  if (kind !== 'tool' && kind !== 'server' && kind !== 'server policy') return [];
  const { server: slug, tool: of } = pageSubject(page.url);
  const server = serverFile(site, slug);
  if (!server) return [];
  const { tools, label, vendor, packages, sources } = server;
  const tool = tools.find((candidate) => candidate.slug === of);
  const own = [
    label,
    vendor,
    ...packages.map(({ name }) => name),
    ...sources.map(({ title }) => title),
  ];
  return [tool?.name, ...own].filter((name) => name !== undefined && name !== '') as string[];
}

function nameRanges(text: string, names: readonly string[]): Range[] {
  const ranges: Range[] = [];
  for (const name of names) {
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
      ranges.push([at, at + name.length]);
    }
  }
  return ranges;
}

const NONE: readonly Range[] = [];

class Run {
  text = '';
  #foreign: Range[] | null = null;

  add(words: string, foreign: boolean): void {
    const plain = spaced(words);
    const start = this.text.length;
    this.text += start === 0 || this.text.endsWith(' ') ? plain.trimStart() : plain;
    if (!foreign) return;
    this.#foreign ??= [];
    this.#foreign.push([start, this.text.length]);
  }

  block(place: string, names: readonly string[]): Block {
    const text = this.text.trimEnd();
    const marked = this.#foreign ?? NONE;
    return {
      place,
      text,
      foreign: () => [...marked, ...quotedRanges(text), ...nameRanges(text, names)],
    };
  }
}

/** What holds for all in an element: others wrote it, it is no prose, it is code. */
const FOREIGN = 1;
const SKIPPED = 2;
const IS_CODE = 4;

const marksOf = ofTag((tag): number => {
  const mono = isMono({ tag } as Element);
  const code = CODE.has(tag.name) || (tag.name === 'span' && mono);
  return (
    (isForeign(tag, mono) ? FOREIGN : 0) |
    (NO_PROSE.has(tag.name) ? SKIPPED : 0) |
    (code ? IS_CODE : 0)
  );
});

/** For each element of a page, by its place: its block, and the marks of all elements around it. */
function surroundings({ elements }: Page) {
  const blockOf: (Element | undefined)[] = new Array(elements.length);
  const marks = new Uint8Array(elements.length);
  for (const element of elements) {
    const { at, parent } = element;
    blockOf[at] =
      isBlock(element) || isRowName(element) ? element : parent ? blockOf[parent.at] : undefined;
    marks[at] = marksOf(element.tag) | (parent ? (marks[parent.at] ?? 0) : 0);
  }
  return { blockOf, marks };
}

/** The texts of a page, block by block, with its title and description first. */
export const blocksOf = ofPage((page, site: Site): readonly Block[] =>
  readBlocks(page, namesOnPage(page, site)),
);

function readBlocks(page: Page, names: readonly string[]): Block[] {
  const title = first(page, withTag('title'));
  const blocks: Block[] = [];
  const add = (place: string, run: Run) => {
    if (/\S/.test(run.text)) blocks.push(run.block(place, names));
  };
  for (const [place, text] of [
    ['the title', title ? textOf(page, title) : ''],
    ['the description', meta(page, 'description') ?? ''],
  ] as const) {
    const run = new Run();
    run.add(text, false);
    add(place, run);
  }
  const body = first(page, withTag('body'));
  if (!body) return blocks;
  const { blockOf, marks } = surroundings(page);
  let run = new Run();
  let current: Element | undefined;
  for (let at = body.firstText; at < body.endText; at += 1) {
    const { text, parent } = page.texts[at] as Text;
    const mark = marks[parent.at] ?? 0;
    if (mark & SKIPPED) continue;
    const block = blockOf[parent.at];
    if (block !== current) {
      if (run.text !== '') {
        add(`<${current?.name}>`, run);
        run = new Run();
      }
      current = block;
    }
    if (mark & IS_CODE) run.add(CODE_MARK, true);
    else run.add(text, (mark & FOREIGN) !== 0);
  }
  add(`<${current?.name}>`, run);
  return blocks;
}
