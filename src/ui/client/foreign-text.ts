import { revealInvisible } from '#domain/upstream-text.ts';
import { element } from './element.ts';

/** Text that others wrote, as nodes in which invisible characters are seen. */
export function foreignText(text: string): (Node | string)[] {
  return revealInvisible(text).map((piece) => {
    if (piece.invisible === null) return piece.text;
    const mark = element('span', 'invisible-mark', piece.text);
    mark.title = `invisible character: ${piece.invisible}`;
    return mark;
  });
}
