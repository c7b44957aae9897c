import type { Element, Text } from './html/element.ts';
import { readStrictHtml } from './html/strict.ts';
import { ofTag, type Tag } from './html/tag.ts';
import { readAnyHtml } from './html/tolerant.ts';

export { type Element, ofTag, type Tag, type Text };

/** One page of the built site, parsed once. Elements and texts are in document order. */
export interface Page {
  /** As a browser asks for it: `/servers/github/`. */
  readonly url: string;
  readonly html: string;
  /** The same as it is in the file. */
  readonly bytes: Buffer;
  readonly elements: readonly Element[];
  readonly texts: readonly Text[];
  /** True where no entity of the source is another character than a space or one of ASCII that is seen. */
  readonly hasPlainEntities: boolean;
  /** The first element with each id. */
  readonly byId: ReadonlyMap<string, Element>;
}

/** All text in an element, white space as in the source. */
export function rawText(page: Page, element: Element): string {
  if (element.endText === element.firstText + 1) return page.texts[element.firstText]?.text ?? '';
  let text = '';
  for (let at = element.firstText; at < element.endText; at += 1)
    text += page.texts[at]?.text ?? '';
  return text;
}

/** Each run of white space as one space; a text that has no others is not copied. */
export const spaced = (text: string): string => text.replace(/[^\S ]\s*| \s+/g, ' ');

/** All text in an element, each run of white space as one space. */
export const textOf = (page: Page, element: Element): string =>
  spaced(rawText(page, element)).trim();

/** True where an element has no text but white space. */
export function isEmpty(page: Page, element: Element): boolean {
  for (let at = element.firstText; at < element.endText; at += 1)
    if (/\S/.test(page.texts[at]?.text ?? '')) return false;
  return true;
}

const classesOf = ofTag(
  ({ attributes }): ReadonlySet<string> => new Set(attributes['class']?.split(/\s+/)),
);

export const hasClass = ({ tag }: Pick<Element, 'tag'>, name: string): boolean =>
  classesOf(tag).has(name);

interface Test {
  (element: Element): boolean;
  /** The only id that passes. */
  readonly id?: string;
}

/** The elements, of the whole page or in one element, that pass the test. */
export function find(page: Page, test: Test, outer?: Element): Element[] {
  const found: Element[] = [];
  const end = outer?.end ?? page.elements.length;
  for (let at = outer ? outer.at + 1 : 0; at < end; at += 1) {
    const element = page.elements[at] as Element;
    if (test(element)) found.push(element);
  }
  return found;
}

export function first(page: Page, test: Test, outer?: Element): Element | undefined {
  if (test.id !== undefined && !outer) return page.byId.get(test.id);
  const end = outer?.end ?? page.elements.length;
  for (let at = outer ? outer.at + 1 : 0; at < end; at += 1) {
    const element = page.elements[at] as Element;
    if (test(element)) return element;
  }
  return undefined;
}

const tests = new Map<string, Test>();

/** One test for all who ask for the same, so that each tag is judged once. */
function shared(key: string, make: () => Test): Test {
  const known = tests.get(key);
  if (known) return known;
  const test = make();
  tests.set(key, test);
  return test;
}

/** A test of the tag alone, made once for each tag. */
export function tagTest(test: (tag: Tag) => boolean): Test {
  const passes = ofTag(test);
  return ({ tag }) => passes(tag);
}

export const withTag = (...names: readonly string[]): Test =>
  shared(`<${names.join(' ')}>`, () => {
    const [only] = names;
    if (names.length === 1) return ({ tag }) => tag.name === only;
    const wanted = new Set(names);
    return ({ tag }) => wanted.has(tag.name);
  });

export const withClass = (name: string): Test =>
  shared(`.${name}`, () => tagTest((tag) => classesOf(tag).has(name)));

/** With an attribute, whatever its value. */
export const withAttribute = (name: string): Test =>
  shared(`[${name}]`, () => tagTest(({ attributes }) => attributes[name] !== undefined));

export const withId = (id: string): Test =>
  Object.assign(({ tag }: Element) => tag.id === id, { id });

/** The nearest element around this one, or itself, that passes the test. */
export function around(element: Element, test: Test): Element | undefined {
  for (let current: Element | null = element; current; current = current.parent)
    if (test(current)) return current;
  return undefined;
}

const memory = new WeakMap<Page, Map<unknown, unknown>>();

/** A function of a page, worked out once for all checks. */
export function ofPage<A extends readonly unknown[], T>(
  make: (page: Page, ...rest: A) => T,
): (page: Page, ...rest: A) => T {
  return (page, ...rest) => {
    const known = memory.get(page) ?? new Map<unknown, unknown>();
    if (known.has(make)) return known.get(make) as T;
    const value = make(page, ...rest);
    memory.set(page, known.set(make, value));
    return value;
  };
}

const allMeta = ofPage((page): ReadonlyMap<string | undefined, string | undefined> => {
  const found = new Map<string | undefined, string | undefined>();
  for (const { attributes } of find(page, withTag('meta'))) {
    const { name, property, content } = attributes;
    for (const about of [name, property]) if (!found.has(about)) found.set(about, content);
  }
  return found;
});

/** Content of `<meta name>` or `<meta property>`. */
export const meta = (page: Page, name: string): string | undefined => allMeta(page).get(name);

function idsOf(elements: readonly Element[]): ReadonlyMap<string, Element> {
  const ids = new Map<string, Element>();
  for (const element of elements) {
    const { id } = element.tag;
    if (id !== undefined && !ids.has(id)) ids.set(id, element);
  }
  return ids;
}

/** Reads a page in one pass. Entities are decoded; names are lower case. */
export function parsePage(url: string, bytes: Buffer): Page {
  const html = bytes.toString('utf8');
  const strict = readStrictHtml(html);
  const { elements, texts } = strict ?? readAnyHtml(html);
  const hasPlainEntities = strict !== null;
  return { url, html, bytes, elements, texts, hasPlainEntities, byId: idsOf(elements) };
}
