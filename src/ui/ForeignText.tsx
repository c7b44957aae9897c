import { revealInvisible } from '#domain/upstream-text.ts';

interface Props {
  readonly text: string;
}

/** Text that others wrote, with its invisible characters shown. The same in pages and in the browser. */
export function ForeignText({ text }: Props) {
  return revealInvisible(text).map((piece, index) =>
    piece.invisible === null ? (
      piece.text
    ) : (
      <span key={index} class="invisible-mark" title={`invisible character: ${piece.invisible}`}>
        {piece.text}
      </span>
    ),
  );
}
