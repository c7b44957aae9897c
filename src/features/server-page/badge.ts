import { revealInvisible } from '#domain/upstream-text.ts';

export interface Badge {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

const HEIGHT = 20;
const PADDING = 7;

/** Widths of characters in Verdana at 11 pixels, wider where they are not listed. */
const WIDTHS: readonly (readonly [characters: string, width: number])[] = [
  ["ijl'|", 3.1],
  [' .,:;!fIrt()[]/\\·-', 4.6],
  ['cksvxyzJ"*', 6.2],
  ['0123456789abdeghnopquLF', 7.1],
  ['ABCEKPRSTVXYZ', 7.7],
  ['wDGHNOQU&', 8.8],
];
const WIDEST = 11;

const widthOf = (text: string): number =>
  [...text].reduce(
    (sum, character) =>
      sum + (WIDTHS.find(([characters]) => characters.includes(character))?.[1] ?? WIDEST),
    0,
  );

/** Text for XML, which has no place for some characters, even written as numbers. */
const escaped = (text: string): string =>
  revealInvisible(text)
    .map(({ text: piece }) => piece)
    .join('')
    .replace(/[\uFFFE\uFFFF]/g, '�')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/**
 * A picture of two words beside each other, as SVG. It says the same to those who hear it, loads nothing, and
 * has a ground of its own, so that it is legible on light and dark pages. A text is as wide as was
 * computed, whichever font draws it.
 */
export function drawBadge(label: string, message: string, title: string): Badge {
  const [left, right] = [label, message].map((text) => Math.ceil(widthOf(text)) + 2 * PADDING) as [
    number,
    number,
  ];
  const width = left + right;
  const text = (words: string, x: number, room: number, fill: string) =>
    `<text x="${x + PADDING}" y="14" fill="${fill}" textLength="${room - 2 * PADDING}" lengthAdjust="spacingAndGlyphs">${escaped(words)}</text>`;
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${HEIGHT}" viewBox="0 0 ${width} ${HEIGHT}" role="img" aria-labelledby="title">`,
    `<title id="title">${escaped(title)}</title>`,
    `<rect width="${width}" height="${HEIGHT}" rx="3" fill="#f4f4f5"/>`,
    `<path d="M3 0h${left - 3}v${HEIGHT}H3a3 3 0 0 1-3-3V3a3 3 0 0 1 3-3z" fill="#3f3f46"/>`,
    `<rect x=".5" y=".5" width="${width - 1}" height="${HEIGHT - 1}" rx="2.5" fill="none" stroke="#71717a"/>`,
    '<g font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">',
    text(label, 0, left, '#ffffff'),
    text(message, left, right, '#18181b'),
    '</g>',
    '</svg>',
    '',
  ].join('\n');
  return { svg, width, height: HEIGHT };
}
