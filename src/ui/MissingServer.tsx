import { render } from 'preact';
import { missingServer } from '#wording/report.ts';
import { ReportLinks } from './ReportLinks.tsx';

interface Props {
  /** What a reader looked for. */
  readonly name?: string;
}

/** Asks readers to say that a server is missing. For where anything can be reported (`TAKES_REPORTS`). */
export function MissingServer({ name }: Props) {
  return (
    <>
      Is a server missing? <ReportLinks report={missingServer({ name })} words="Tell us" />
    </>
  );
}

/** Draws the question again with what a reader looked for in its links. */
export function fillInMissing(place: HTMLElement, name: string): void {
  render(<MissingServer name={name} />, place);
}
