import { type Severity as Level, severityRank } from '#domain/risk/severity.ts';
import { SEVERITY_LABEL } from '#wording/risk.ts';

interface Props {
  readonly severity: Level;
  /** With tinted background and bars, for the verdict line. */
  readonly tag?: boolean;
}

/** Shape and word of a severity: distinguishable without colour. The same in pages and in the browser. */
export function Severity({ severity, tag = false }: Props) {
  const rank = severityRank(severity);
  return (
    <span class={`severity tone-${severity}${tag ? ' severity-tag' : ''}`}>
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        {SHAPES[severity]}
      </svg>
      <span>{SEVERITY_LABEL[severity]}</span>
      {tag && rank > 0 && (
        <span class="bars" aria-hidden="true">
          {[1, 2, 3, 4].map((bar) => (
            <i key={bar} class={bar <= rank ? 'on' : undefined} />
          ))}
        </span>
      )}
    </span>
  );
}

/** Octagon, triangle, diamond, ring, dashed ring. */
const SHAPES: Record<Level, preact.JSX.Element> = {
  critical: <path fill="currentColor" d="M5 1h6l4 4v6l-4 4H5l-4-4V5z" />,
  high: <path fill="currentColor" d="M8 1 15.5 15H.5z" />,
  medium: <path fill="currentColor" d="m8 .5 7.5 7.5L8 15.5.5 8z" />,
  low: <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="2.5" />,
  unknown: (
    <circle
      cx="8"
      cy="8"
      r="6"
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-dasharray="3 2.6"
    />
  ),
};
