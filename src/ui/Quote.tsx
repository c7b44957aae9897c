import { ForeignText } from './ForeignText.tsx';

interface Props {
  readonly text: string;
  readonly cite?: string | undefined;
}

/** A block of text that others wrote. Where it is long it scrolls, and the keyboard reaches it. */
export function Quote({ text, cite }: Props) {
  const isLong = text.length > 500 || text.split('\n').length > 12;
  return (
    <blockquote class="quote small" cite={cite} tabIndex={isLong ? 0 : undefined}>
      <ForeignText text={text} />
    </blockquote>
  );
}
