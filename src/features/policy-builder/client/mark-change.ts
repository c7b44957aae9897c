import { diffArrays } from 'diff';

const NAME = 'build-change';

/** Above this many changed lines none is marked: it would take long, and marks everywhere say nothing. */
const MOST_EDITS = 300;

/** Shows which lines of a file differ from its last text, where the browser can. */
export function markChange(code: HTMLElement, before: string): void {
  CSS.highlights?.delete(NAME);
  const text = code.textContent ?? '';
  const lines = text.split('\n');
  const changed = changedLines(before.split('\n'), lines);
  const ranges = rangesOf(code.firstChild, lines, new Set(changed));
  if (typeof Highlight === 'function') CSS.highlights.set(NAME, new Highlight(...ranges));
  const [first] = changed;
  if (code.parentElement && first !== undefined) showLine(code.parentElement, first);
}

/** The places of lines in `after` that are not in `before`. */
export function changedLines(before: readonly string[], after: readonly string[]): number[] {
  const changes = diffArrays([...before], [...after], { maxEditLength: MOST_EDITS });
  if (!changes) return [];
  let place = 0;
  return changes.flatMap(({ added, removed, count }) => {
    if (removed) return [];
    const first = place;
    place += count;
    return added ? Array.from({ length: count }, (_, offset) => first + offset) : [];
  });
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
