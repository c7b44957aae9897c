/** Text that others wrote, cut and made safe to show. Nothing else in the project cuts such text. */

/** First and last code point of each run that shows nothing or changes the reading direction. */
const INVISIBLE: readonly (readonly [number, number])[] = [
  [0x00, 0x08],
  [0x0b, 0x0c],
  [0x0e, 0x1f],
  [0x7f, 0x9f],
  [0xad, 0xad],
  [0x34f, 0x34f],
  [0x61c, 0x61c],
  [0x115f, 0x1160],
  [0x17b4, 0x17b5],
  [0x180b, 0x180f],
  [0x200b, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x206f],
  [0x3164, 0x3164],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xfff9, 0xfffb],
  [0xe0000, 0xe0fff],
];

const NAMES: Record<number, string> = {
  173: 'soft hyphen',
  8203: 'zero-width space',
  8204: 'zero-width non-joiner',
  8205: 'zero-width joiner',
  8206: 'left-to-right mark',
  8207: 'right-to-left mark',
  8232: 'line separator',
  8233: 'paragraph separator',
  8234: 'left-to-right embedding',
  8235: 'right-to-left embedding',
  8236: 'pop directional formatting',
  8237: 'left-to-right override',
  8238: 'right-to-left override',
  8288: 'word joiner',
  8294: 'left-to-right isolate',
  8295: 'right-to-left isolate',
  8296: 'first strong isolate',
  8297: 'pop directional isolate',
  65279: 'byte order mark',
};

const ZERO_WIDTH_JOINER = 0x200d;
const EMOJI_END = /\p{Extended_Pictographic}(?:\uFE0F|[\u{1F3FB}-\u{1F3FF}])?$/u;

export interface TextPiece {
  readonly text: string;
  /** Name of the invisible character that this piece stands for; null for ordinary text. */
  readonly invisible: string | null;
}

const codePointText = (code: number): string =>
  `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;

const isInvisible = (code: number): boolean =>
  INVISIBLE.some(([first, last]) => code >= first && code <= last);

/** Splits foreign text into ordinary runs and named invisible or bidirectional characters. */
export function revealInvisible(source: string): TextPiece[] {
  const pieces: TextPiece[] = [];
  let run = '';
  for (const character of source.toWellFormed().replace(/\r\n?/g, '\n')) {
    const code = character.codePointAt(0) ?? 0;
    const joinsEmoji = code === ZERO_WIDTH_JOINER && EMOJI_END.test(run.slice(-4));
    if (!isInvisible(code) || joinsEmoji) {
      run += character;
      continue;
    }
    if (run !== '') pieces.push({ text: run, invisible: null });
    run = '';
    const mark = codePointText(code);
    pieces.push({ text: mark, invisible: NAMES[code] ?? mark });
  }
  if (run !== '') pieces.push({ text: run, invisible: null });
  return pieces;
}

/** Foreign text as one plain string, invisible characters written as ⟦U+202E⟧. */
export function plainForeignText(source: string): string {
  return revealInvisible(source)
    .map((piece) => (piece.invisible === null ? piece.text : `⟦${piece.text}⟧`))
    .join('');
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Text of which each character is one grapheme and is shown as it is: most of what there is. */
const PLAIN = /^[\t\n -~]*$/;

function cutAtWord(cut: string, limit: number): string {
  const head = cut.trimEnd();
  const space = head.lastIndexOf(' ');
  return `${space > limit / 2 ? head.slice(0, space) : head}…`;
}

/** At most `limit` graphemes on one line, cut at a word where possible, with an ellipsis if cut. */
export function excerpt(source: string, limit: number): string {
  const reach = limit * 8;
  const isPlain = PLAIN.test(source.slice(0, reach + 1));
  const end = isPlain
    ? Math.min(reach, source.length)
    : (graphemes.segment(source).containing(reach)?.index ?? source.length);
  const head = source.slice(0, end);
  const line = (isPlain ? head : plainForeignText(head)).replace(/\s+/g, ' ').trim();
  if (isPlain && line.length > limit) return cutAtWord(line.slice(0, limit), limit);
  const cut: string[] = [];
  for (const { segment } of isPlain ? [] : graphemes.segment(line)) {
    if (cut.length === limit) return cutAtWord(cut.join(''), limit);
    cut.push(segment);
  }
  return end < source.length ? `${line}…` : line;
}
