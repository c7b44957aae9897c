import { type Filter, nearest, suggestions } from '#domain/attack/narrow.ts';
import { element } from '#ui/client/element.ts';
import { lineElement } from './line.ts';
import type { AttackIndex } from './rail.ts';

interface Words {
  readonly label: (one: Filter['chosen'][number]) => string;
  readonly show: (filter: Filter) => void;
}

/** What to say where nothing meets the filter: what to give up, and which names come near. */
export function nothing(
  host: HTMLElement,
  { lines }: AttackIndex,
  filter: Filter,
  { label, show }: Words,
): Node[] {
  const asked = filter.text.trim();
  const said = element('p', 'note', 'No entry meets all of this.');
  const ways = suggestions(lines, filter).map(({ drop, filter: without, found }) => {
    const what = drop === 'text' ? `the words “${asked}”` : `“${label(drop)}”`;
    const button = element('button', 'button', `Without ${what}: ${found}`);
    button.type = 'button';
    button.addEventListener('click', () => show(without));
    return element('li', '', button);
  });
  if (ways.length === 0 && filter.chosen.length > 0) {
    const button = element('button', 'button', `Without any filter: ${lines.length}`);
    button.type = 'button';
    button.addEventListener('click', () => show({ text: '', chosen: [] }));
    ways.push(element('li', '', button));
  }
  const parts: Node[] = [said];
  if (ways.length > 0) parts.push(element('ul', 'chips mt-3', ...ways));
  const near = asked === '' ? [] : nearest(lines, asked);
  if (near.length > 0) {
    parts.push(element('h2', '', 'Nearest names'));
    parts.push(element('ul', 'tool-list', ...near.map((line) => lineElement(host, line))));
  }
  return parts;
}
