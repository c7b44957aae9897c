import { Parser } from 'htmlparser2';

/** One element of a page. `at` and `end` are places in the page's list of elements. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly parent: Element | null;
  readonly at: number;
  /** Place after the last element inside this one. */
  readonly end: number;
  /** Place of its first piece of text, and the place after its last one. */
  readonly firstText: number;
  readonly endText: number;
  /** False where the end tag is missing, so that a browser had to guess it. */
  readonly closed: boolean;
}

export interface Text {
  readonly text: string;
  readonly parent: Element;
}

/** One page of the built site, parsed once. Elements and texts are in document order. */
export interface Page {
  /** As a browser asks for it: `/servers/github/`. */
  readonly url: string;
  readonly html: string;
  readonly elements: readonly Element[];
  readonly texts: readonly Text[];
}

/** All text in an element, white space as in the source. */
export function rawText(page: Page, element: Element): string {
  let text = '';
  for (let at = element.firstText; at < element.endText; at += 1)
    text += page.texts[at]?.text ?? '';
  return text;
}

/** All text in an element, each run of white space as one space. */
export const textOf = (page: Page, element: Element): string =>
  rawText(page, element).replace(/\s+/g, ' ').trim();

export function hasClass(element: Element, name: string): boolean {
  const classes = element.attributes['class'];
  return classes?.includes(name) === true && classes.split(/\s+/).includes(name);
}

type Test = (element: Element) => boolean;

/** The elements, of the whole page or in one element, that pass the test. */
export function find(page: Page, test: Test, outer?: Element): Element[] {
  const elements = outer ? page.elements.slice(outer.at + 1, outer.end) : page.elements;
  return elements.filter(test);
}

export function first(page: Page, test: Test, outer?: Element): Element | undefined {
  const end = outer?.end ?? page.elements.length;
  for (let at = outer ? outer.at + 1 : 0; at < end; at += 1) {
    const element = page.elements[at];
    if (element && test(element)) return element;
  }
  return undefined;
}

export const withTag =
  (...names: readonly string[]): Test =>
  (element) =>
    names.includes(element.name);

export const withClass =
  (name: string): Test =>
  (element) =>
    hasClass(element, name);

export const withId =
  (id: string): Test =>
  (element) =>
    element.attributes['id'] === id;

/** The nearest element around this one, or itself, that passes the test. */
export function around(element: Element, test: Test): Element | undefined {
  for (let current: Element | null = element; current; current = current.parent)
    if (test(current)) return current;
  return undefined;
}

/** Content of `<meta name>` or `<meta property>`. */
export function meta(page: Page, name: string): string | undefined {
  const found = first(
    page,
    ({ name: tag, attributes }) =>
      tag === 'meta' && (attributes['name'] === name || attributes['property'] === name),
  );
  return found?.attributes['content'];
}

type Open = { -readonly [K in keyof Element]: Element[K] };

const VOID = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta']);
for (const name of ['source', 'track', 'wbr']) VOID.add(name);

const root = (): Open => ({
  name: '#document',
  attributes: {},
  parent: null,
  at: -1,
  end: 0,
  firstText: 0,
  endText: 0,
  closed: true,
});

/** Reads a page in one pass. Entities are decoded; names are lower case. */
export function parsePage(url: string, html: string): Page {
  const elements: Open[] = [];
  const texts: { text: string; parent: Element }[] = [];
  const document = root();
  let current = document;
  let inText = false;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        inText = false;
        current = {
          name,
          attributes,
          parent: current === document ? null : current,
          at: elements.length,
          end: elements.length + 1,
          firstText: texts.length,
          endText: texts.length,
          closed: true,
        };
        elements.push(current);
      },
      ontext(text) {
        const last = texts.at(-1);
        if (last && inText) last.text += text;
        else texts.push({ text, parent: current });
        inText = true;
      },
      onclosetag(name, implied) {
        inText = false;
        if (current.name !== name) return;
        current.end = elements.length;
        current.endText = texts.length;
        current.closed = !implied || VOID.has(name) || inForeignContent(current);
        current = (current.parent as Open | null) ?? document;
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  parser.end(html);
  return { url, html, elements, texts: texts as Text[] };
}

/** `<path />` in an SVG closes itself. */
function inForeignContent(element: Element): boolean {
  for (let current: Element | null = element; current; current = current.parent)
    if (current.name === 'svg') return true;
  return false;
}
