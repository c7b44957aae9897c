/** Text that others wrote, cut and made safe to show. Nothing else in the project cuts such text. */

const INVISIBLE =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u202A-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF9-\uFFFB]|[\u{E0000}-\u{E0FFF}]|(?<!\p{Extended_Pictographic})\uFE0F/gu;

const NAMES: Record<string, string> = {
  '\u00AD': 'soft hyphen',
  '\u200B': 'zero-width space',
  '\u200C': 'zero-width non-joiner',
  '\u200D': 'zero-width joiner',
  '\u200E': 'left-to-right mark',
  '\u200F': 'right-to-left mark',
  '\u202A': 'left-to-right embedding',
  '\u202B': 'right-to-left embedding',
  '\u202C': 'pop directional formatting',
  '\u202D': 'left-to-right override',
  '\u202E': 'right-to-left override',
  '\u2060': 'word joiner',
  '\u2066': 'left-to-right isolate',
  '\u2067': 'right-to-left isolate',
  '\u2068': 'first strong isolate',
  '\u2069': 'pop directional isolate',
  '\uFEFF': 'byte order mark',
};

export interface TextPiece {
  readonly text: string;
  /** Name of the invisible character that this piece stands for; null for ordinary text. */
  readonly invisible: string | null;
}

const isJoinerInEmoji = (text: string, index: number): boolean =>
  text[index] === '\u200D' && /\p{Extended_Pictographic}\uFE0F?$/u.test(text.slice(0, index));

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Splits foreign text into ordinary runs and named invisible or bidirectional characters. */
export function revealInvisible(source: string): TextPiece[] {
  const text = source.toWellFormed().replace(/\r\n?/g, '\n');
  const pieces: TextPiece[] = [];
  let from = 0;
  for (const match of text.matchAll(INVISIBLE)) {
    if (isJoinerInEmoji(text, match.index)) continue;
    if (match.index > from) pieces.push({ text: text.slice(from, match.index), invisible: null });
    const mark = codePoint(match[0]);
    pieces.push({ text: mark, invisible: NAMES[match[0]] ?? mark });
    from = match.index + match[0].length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from), invisible: null });
  return pieces;
}

/** Foreign text as one plain string, invisible characters written as ⟦U+202E⟧. */
export function plainForeignText(source: string): string {
  return revealInvisible(source)
    .map((piece) => (piece.invisible === null ? piece.text : `⟦${piece.text}⟧`))
    .join('');
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** At most `limit` graphemes on one line, cut at a word where possible, with an ellipsis if cut. */
export function excerpt(source: string, limit: number): string {
  const line = plainForeignText(source.slice(0, limit * 8))
    .replace(/\s+/g, ' ')
    .trim();
  const cut: string[] = [];
  for (const { segment } of graphemes.segment(line)) {
    if (cut.length === limit) {
      const head = cut.join('').trimEnd();
      const space = head.lastIndexOf(' ');
      return `${space > limit / 2 ? head.slice(0, space) : head}…`;
    }
    cut.push(segment);
  }
  return line;
}
