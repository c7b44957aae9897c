import type { Severity as Level } from '#domain/risk/severity.ts';
import { SEVERITY_LABEL } from '#wording/risk.ts';

interface Props {
  readonly severity: Level;
  /** With tinted background and bars, for the verdict line. */
  readonly tag?: boolean;
}

/**
 * Word of a severity, with the shape that the style sheet draws before it (styles/icons.css):
 * distinguishable without colour. The same in pages and in the browser.
 */
export function Severity({ severity, tag = false }: Props) {
  const tagged = tag ? ' severity-tag' : '';
  return <span class={`severity tone-${severity}${tagged}`}>{SEVERITY_LABEL[severity]}</span>;
}
