import { Recent } from '../recent.ts';
import { type Document, Element, type Text } from './element.ts';
import { makeTag, type Tag } from './tag.ts';

/*
 * Reads pages in which nothing is left to guess: every end tag is there, in its place; values are in
 * double quotes. That is what our templates write, and takes a tenth of the time of a reader for any
 * HTML. Everything else is refused, not guessed.
 */

/** Thrown for what this reader does not read. */
class Irregular extends Error {}

const set = (names: string): ReadonlySet<string> => new Set(names.split(' '));

const VOID = set('area base br col embed hr img input link meta source track wbr');
const FOREIGN = set('svg math');
/** Elements of a drawing that hold HTML again. */
const HOLDS_HTML = set('mi mo mn ms mtext annotation-xml desc title');
const DECODED = set('title textarea');
const RAW = set('title textarea script style');
const REFUSED = set(
  'basefont command frame isindex keygen param image iframe noembed noframes plaintext xmp',
);

const HEADINGS = 'h1 h2 h3 h4 h5 h6 p';
const FORM = 'input option optgroup select button datalist textarea';
const AFTER_P =
  'p address article aside blockquote details div dl fieldset figcaption figure footer form header hr main nav ol pre section table ul';

/** Start tags that close an open element before them: `<li>a<li>b`. */
const CLOSES: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  [
    ['tr', 'tr th td'],
    ['th', 'th'],
    ['td', 'thead th td'],
    ['body', 'head link script'],
    ['a', 'a'],
    ['li', 'li'],
    [AFTER_P, 'p'],
    ['h1 h2 h3 h4 h5 h6', HEADINGS],
    ['select input output button datalist textarea', FORM],
    ['option', 'option'],
    ['optgroup', 'optgroup option'],
    ['dd dt', 'dd dt'],
    ['rt rp', 'rt rp'],
    ['tbody tfoot', 'thead tbody'],
  ].flatMap(([tags = '', open = '']) => tags.split(' ').map((tag) => [tag, set(open)] as const)),
);

const NAMED: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
  '&nbsp;': '\u00a0',
};

function character(entity: string): string {
  if (entity === '&') return entity;
  const named = NAMED[entity];
  if (named !== undefined) return named;
  const code = /^&#(\d{2,3});$/.exec(entity)?.[1];
  if (code === undefined || Number(code) < 32 || Number(code) > 126) throw new Irregular();
  return String.fromCharCode(Number(code));
}

const decoded = (text: string): string =>
  text.includes('&') ? text.replace(/&[#\w]*;?/g, character) : text;

const ATTRIBUTE = /[ \t\n\f\r]+([a-zA-Z][a-zA-Z0-9:._-]*)(?:="([^"]*)")?/y;

interface StartTag extends Tag {
  /** As written, with its `>`. */
  readonly source: string;
  /** The tag that came after it the last time, and the one before that: most often one comes again. */
  next: StartTag | null;
  other: StartTag | null;
  /** Ends in `/>`. */
  readonly selfClosing: boolean;
  readonly isVoid: boolean;
  readonly isRaw: boolean;
}

/** Reads what is between `<` and `>` of a start tag. */
function startTag(source: string): StartTag {
  const name = /^[a-z][a-z0-9-]*/.exec(source)?.[0];
  if (name === undefined || REFUSED.has(name)) throw new Irregular();
  const selfClosing = source.endsWith('/');
  const end = selfClosing ? source.length - 1 : source.length;
  const attributes: Record<string, string> = {};
  let at = name.length;
  while (at < end) {
    ATTRIBUTE.lastIndex = at;
    const found = ATTRIBUTE.exec(source);
    if (!found) break;
    at = ATTRIBUTE.lastIndex;
    const key = (found[1] ?? '').toLowerCase();
    if (!Object.hasOwn(attributes, key)) attributes[key] = decoded(found[2] ?? '');
  }
  if (/[^ \t\n\f\r]/.test(source.slice(at, end))) throw new Irregular();
  const tag = makeTag(name, attributes);
  const kind = { selfClosing, isVoid: VOID.has(name), isRaw: RAW.has(name) };
  return { ...tag, ...kind, source: `${source}>`, next: null, other: null };
}

const tags = new Recent<StartTag>(12_000);

function tagOf(source: string): StartTag {
  const known = tags.get(source);
  if (known) return known;
  // A copy, so that its values do not keep the page in memory.
  const tag = startTag(Buffer.from(source).toString());
  tags.set(source, tag);
  return tag;
}

const QUOTE = 34;
const APOSTROPHE = 39;
const LESS = 60;
const EQUALS = 61;
const GREATER = 62;
const SLASH = 47;
const EXCLAMATION = 33;

/** Place of the `>` that ends the start tag at `from`. */
function endOfTag(html: string, from: number): number {
  for (let at = from; at < html.length; at += 1) {
    const code = html.charCodeAt(at);
    if (code === GREATER) return at;
    if (code === QUOTE) {
      if (html.charCodeAt(at - 1) !== EQUALS) throw new Irregular();
      at = html.indexOf('"', at + 1);
      if (at < 0) throw new Irregular();
    } else if (code === APOSTROPHE || code === LESS) throw new Irregular();
  }
  throw new Irregular();
}

/** Place of the end tag of a script, style sheet or title; nothing in it may look like one. */
function endOfRaw(html: string, from: number, name: string): number {
  const end = html.indexOf('</', from);
  if (end < 0 || !html.startsWith(`${name}>`, end + 2)) throw new Irregular();
  if (html.slice(from, end).includes('<!')) throw new Irregular();
  return end;
}

/** Place after a comment or the document type. */
function afterDeclaration(html: string, at: number): number {
  if (html.startsWith('<!--', at)) {
    const end = html.indexOf('-->', at + 4);
    const text = html.slice(at + 4, end);
    if (end < 0 || text.startsWith('>') || text.startsWith('-') || text.includes('--')) {
      throw new Irregular();
    }
    return end + 3;
  }
  if (!/^<!doctype html>/i.test(html.slice(at, at + 15))) throw new Irregular();
  return at + 15;
}

class Reader {
  readonly elements: Element[] = [];
  readonly texts: Text[] = [];
  readonly #document = new Element(makeTag('#document', {}), null, -1, 0);
  #current = this.#document;
  /** For each open element: true where it is read as a drawing, not as HTML. */
  readonly #foreign: boolean[] = [];
  #drawings = 0;
  #forms = 0;
  #inText = false;

  text(text: string): void {
    const last = this.texts.at(-1);
    if (last && this.#inText) last.text += text;
    else this.texts.push({ text, parent: this.#current });
    this.#inText = true;
  }

  get isForeign(): boolean {
    return this.#foreign.at(-1) === true;
  }

  open(tag: StartTag): void {
    this.#inText = false;
    const { name } = tag;
    const parent = this.#current === this.#document ? null : this.#current;
    if (parent && CLOSES.get(name)?.has(parent.name)) throw new Irregular();
    if (name === 'form' && this.#forms > 0) throw new Irregular();
    const element = new Element(tag, parent, this.elements.length, this.texts.length);
    this.elements.push(element);
    if (tag.isVoid) {
      if (tag.selfClosing && this.isForeign) throw new Irregular();
      return;
    }
    if (tag.selfClosing && (this.isForeign || FOREIGN.has(name))) {
      if (this.#drawings === 0 || HOLDS_HTML.has(name)) throw new Irregular();
      return;
    }
    this.#foreign.push(FOREIGN.has(name) || (this.isForeign && !HOLDS_HTML.has(name)));
    if (name === 'svg') this.#drawings += 1;
    if (name === 'form') this.#forms += 1;
    this.#current = element;
  }

  close(name: string): void {
    this.#inText = false;
    const element = this.#current;
    if (element.name !== name || element === this.#document) throw new Irregular();
    element.end = this.elements.length;
    element.endText = this.texts.length;
    this.#foreign.pop();
    if (name === 'svg') this.#drawings -= 1;
    if (name === 'form') this.#forms -= 1;
    this.#current = element.parent ?? this.#document;
  }

  get isComplete(): boolean {
    return this.#current === this.#document;
  }
}

const beforeAll = startTag('html');

function read(html: string): Document {
  const reader = new Reader();
  let last = beforeAll;
  let at = 0;
  while (at < html.length) {
    const next = html.indexOf('<', at);
    const textEnd = next < 0 ? html.length : next;
    if (textEnd > at) reader.text(decoded(html.slice(at, textEnd)));
    if (next < 0) break;
    const code = html.charCodeAt(next + 1);
    if (code === SLASH) {
      const end = html.indexOf('>', next);
      if (end < 0) throw new Irregular();
      reader.close(html.slice(next + 2, end));
      at = end + 1;
    } else if (code === EXCLAMATION) {
      at = afterDeclaration(html, next);
    } else {
      let tag = last.next;
      if (!tag || !html.startsWith(tag.source, next + 1)) {
        tag = last.other;
        if (!tag || !html.startsWith(tag.source, next + 1)) {
          tag = tagOf(html.slice(next + 1, endOfTag(html, next + 1)));
        }
        last.other = last.next;
        last.next = tag;
      }
      last = tag;
      if (tag.isRaw && (tag.selfClosing || reader.isForeign)) throw new Irregular();
      reader.open(tag);
      at = next + 1 + tag.source.length;
      if (!tag.isRaw) continue;
      const rawEnd = endOfRaw(html, at, tag.name);
      const raw = html.slice(at, rawEnd);
      if (raw !== '') reader.text(DECODED.has(tag.name) ? decoded(raw) : raw);
      at = rawEnd;
    }
  }
  if (!reader.isComplete) throw new Irregular();
  return reader;
}

/**
 * The document; all its entities are spaces or visible characters of ASCII. Null where a browser would have
 * to guess, or this reader does not know what is written.
 */
export function readStrictHtml(html: string): Document | null {
  try {
    return read(html);
  } catch (error) {
    if (error instanceof Irregular) return null;
    throw error;
  }
}
