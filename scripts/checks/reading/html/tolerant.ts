import { Parser } from 'htmlparser2';
import { type Document, Element, type Text } from './element.ts';
import { makeTag } from './tag.ts';

const VOID = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta']);
for (const name of ['source', 'track', 'wbr']) VOID.add(name);

/** `<path />` in an SVG closes itself. */
function inDrawing(element: Element): boolean {
  for (let current: Element | null = element; current; current = current.parent)
    if (current.name === 'svg') return true;
  return false;
}

/** Reads any HTML as a browser would, whatever is wrong with it. */
export function readAnyHtml(html: string): Document {
  const elements: Element[] = [];
  const texts: Text[] = [];
  const document = new Element(makeTag('#document', {}), null, -1, 0);
  let current = document;
  let inText = false;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        inText = false;
        const parent = current === document ? null : current;
        current = new Element(makeTag(name, attributes), parent, elements.length, texts.length);
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
        current.closed = !implied || VOID.has(name) || inDrawing(current);
        current = current.parent ?? document;
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  parser.end(html);
  return { elements, texts };
}
