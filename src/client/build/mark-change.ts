const NAME = 'build-change';

/** Where two texts begin and end to differ in the second one. */
export function changedPart(before: string, after: string): readonly [number, number] {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < most - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  return [start, after.length - end];
}

/** Puts a new text into a file and shows which lines of it are new, where a browser can. */
export function markChange(code: HTMLElement, text: string): void {
  const before = code.textContent ?? '';
  if (before === text) return;
  code.textContent = text;
  const node = code.firstChild;
  CSS.highlights?.delete(NAME);
  if (before === '' || !node) return;
  const [start, end] = changedPart(before, text);
  const from = text.lastIndexOf('\n', Math.max(start - 1, 0)) + 1;
  const newline = text.indexOf('\n', end);
  const range = new Range();
  range.setStart(node, Math.min(from, text.length));
  range.setEnd(node, newline === -1 ? text.length : newline);
  if (typeof Highlight === 'function') CSS.highlights.set(NAME, new Highlight(range));
  const box = code.parentElement;
  const line = text.slice(0, from).split('\n').length - 1;
  if (box) showLine(box, line);
}

/** Scrolls the box of a file, and nothing else, until a line of it is seen. */
function showLine(box: HTMLElement, line: number): void {
  const height = Number.parseFloat(getComputedStyle(box).lineHeight);
  const top = line * height;
  if (top >= box.scrollTop && top + 2 * height <= box.scrollTop + box.clientHeight) return;
  box.scrollTop = Math.max(0, top - box.clientHeight / 3);
}
