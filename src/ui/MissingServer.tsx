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
