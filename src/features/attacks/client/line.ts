import type { AttackLine } from '#domain/attack/attack-line.ts';
import type { EvidenceLevel } from '#domain/attack/vocabulary.ts';
import { routes } from '#routes';
import { element } from '#ui/client/element.ts';
import { severityMark } from '#ui/client/severity-mark.ts';
import { EVIDENCE_LEVEL_LABEL } from '#wording/attack-vocabulary.ts';

/** The same line as in ../AttackList.astro. */
export function lineElement(host: HTMLElement, line: AttackLine): HTMLLIElement {
  const link = element('a', '', line.name);
  link.href = routes.attack(line.slug);
  const text = element('p', 'text one-line', line.text);
  return element('li', '', mark(host, line), element('div', '', link, ' ', about(line), text));
}

function about({ id, date, facets }: AttackLine): HTMLElement {
  const evidence = EVIDENCE_LEVEL_LABEL[facets.evidence[0] as EvidenceLevel].toLowerCase();
  const rest = [date, evidence].filter(Boolean).join(', ');
  return element('span', 'soft small', element('span', 'mono whitespace-nowrap', id), `, ${rest}`);
}

function mark(host: HTMLElement, { severity }: AttackLine): Node {
  const found = severity === null ? null : severityMark(host, severity);
  return found ?? element('span', 'soft small', 'Case');
}
