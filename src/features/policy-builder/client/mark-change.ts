import { changedLines } from './changed-lines.ts';

const NAME = 'build-change';

/** Puts a new text into a file and shows which lines of it are new, where a browser can. */
export function markChange(code: HTMLElement, text: string): void {
  const before = code.textContent ?? '';
  if (before === text) return;
  code.textContent = text;
  CSS.highlights?.delete(NAME);
  if (before === '') return;
  const lines = text.split('\n');
  const changed = changedLines(before.split('\n'), lines);
  const ranges = rangesOf(code.firstChild, lines, new Set(changed));
  if (typeof Highlight === 'function') CSS.highlights.set(NAME, new Highlight(...ranges));
  const [first] = changed;
  if (code.parentElement && first !== undefined) showLine(code.parentElement, first);
}

/** One range for each of these lines. */
function rangesOf(node: Node | null, lines: readonly string[], places: Set<number>): Range[] {
  const ranges: Range[] = [];
  let from = 0;
  lines.forEach((line, place) => {
    if (node && places.has(place)) {
      const range = new Range();
      range.setStart(node, from);
      range.setEnd(node, from + line.length);
      ranges.push(range);
    }
    from += line.length + 1;
  });
  return ranges;
}

/** Scrolls the box of a file, and nothing else, until a line of it is seen. */
function showLine(box: HTMLElement, line: number): void {
  const height = Number.parseFloat(getComputedStyle(box).lineHeight);
  const top = line * height;
  if (top >= box.scrollTop && top + 2 * height <= box.scrollTop + box.clientHeight) return;
  box.scrollTop = Math.max(0, top - box.clientHeight / 3);
}
