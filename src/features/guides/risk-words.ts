import { EVIDENCE_QUALITIES } from '#domain/provenance.ts';
import { REVERSIBILITIES } from '#domain/risk/assessment.ts';
import { CAPABILITIES } from '#domain/risk/capability.ts';
import { RISK_CATEGORIES } from '#domain/risk/category.ts';
import { SEVERITIES } from '#domain/risk/severity.ts';
import { routes } from '#routes';
import { EVIDENCE_MEANING } from '#wording/provenance.ts';
import {
  CAPABILITY_CLAUSE,
  CAPABILITY_LABEL,
  CATEGORY_LABEL,
  CATEGORY_MEANING,
  REVERSIBILITY_LABEL,
  SEVERITY_LABEL,
  SEVERITY_MEANING,
} from '#wording/risk.ts';
import type { GuideFacts } from './queries/guide-facts.ts';
import { sentence, type Word } from './word.ts';

export function categoryWords({ category }: GuideFacts): Word[] {
  return RISK_CATEGORIES.map((id) => ({
    id,
    label: CATEGORY_LABEL[id],
    meaning: sentence(id === 'unknown' ? CATEGORY_MEANING[id] : `a call ${CATEGORY_MEANING[id]}`),
    tools: category.get(id) ?? 0,
    href: routes.facet({ by: 'category', value: id }),
  }));
}

export function severityWords({ severity }: GuideFacts): Word[] {
  return SEVERITIES.map((id) => ({
    id,
    label: SEVERITY_LABEL[id],
    severity: id,
    meaning: sentence(SEVERITY_MEANING[id]),
    tools: severity.get(id) ?? 0,
    href: routes.facet({ by: 'severity', value: id }),
  }));
}

export function capabilityWords({ capability }: GuideFacts): Word[] {
  return CAPABILITIES.map((id) => ({
    id,
    label: CAPABILITY_LABEL[id],
    meaning: sentence(`it ${CAPABILITY_CLAUSE[id]}`),
    tools: capability.get(id) ?? 0,
    href: routes.facet({ by: 'capability', value: id }),
  }));
}

export function reversibilityWords({ reversibility }: GuideFacts): Word[] {
  return REVERSIBILITIES.map((id) => ({
    id,
    label: sentence(id.replaceAll('-', ' ')).slice(0, -1),
    meaning: REVERSIBILITY_LABEL[id],
    tools: reversibility.get(id) ?? 0,
  }));
}

/** How a tool list was obtained, best first. */
export function evidenceWords(): Word[] {
  return EVIDENCE_QUALITIES.map((id) => ({
    id,
    label: id,
    meaning: sentence(EVIDENCE_MEANING[id]),
  }));
}
