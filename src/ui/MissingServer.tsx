import { render } from 'preact';
import { missingServer } from '#wording/report.ts';
import { ReportLinks, TAKES_REPORTS } from './ReportLinks.tsx';

interface Props {
  /** What a reader looked for. */
  readonly name?: string;
}

/** Asks readers to say that a server is missing, where anything can be reported. */
export function MissingServer({ name }: Props) {
  if (!TAKES_REPORTS) return null;
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
