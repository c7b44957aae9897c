import { Parser } from 'htmlparser2';
import type { Element, Page, Text } from './page.ts';

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
  for (let one: Element | null = element; one; one = one.parent)
    if (one.name === 'svg') return true;
  return false;
}
