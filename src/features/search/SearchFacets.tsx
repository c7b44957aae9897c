import { CAPABILITIES } from '#domain/risk/capability.ts';
import { RISK_CATEGORIES } from '#domain/risk/category.ts';
import { SEVERITIES } from '#domain/risk/severity.ts';
import { routes } from '#routes';
import { FilterChips } from '#ui/FilterChips.tsx';
import { CAPABILITY_LABEL, CATEGORY_LABEL, SEVERITY_LABEL } from '#wording/risk.ts';
import { toAddress } from './client/address.ts';
import type { Choice, Facet, FacetCounts, Question } from './client/answer.ts';
import { toggled } from './client/choice.ts';

interface FacetValues {
  readonly facet: Facet;
  readonly label: string;
  readonly values: readonly (readonly [value: string, label: string])[];
}

const FACET_VALUES: readonly FacetValues[] = [
  {
    facet: 'kind',
    label: 'Kind',
    values: [
      ['server', 'Servers'],
      ['tool', 'Tools'],
      ['attack', 'Attacks'],
      ['guide', 'Guides'],
      ['outline', 'Outlines'],
    ],
  },
  {
    facet: 'severity',
    label: 'Severity',
    values: SEVERITIES.map((value) => [value, SEVERITY_LABEL[value]]),
  },
  {
    facet: 'category',
    label: 'Category',
    values: RISK_CATEGORIES.map((value) => [value, CATEGORY_LABEL[value]]),
  },
  {
    facet: 'capability',
    label: 'Capability',
    values: CAPABILITIES.map((value) => [value, CAPABILITY_LABEL[value]]),
  },
];

interface Props {
  readonly question: Question;
  /** Null where they cannot be had. */
  readonly counts: FacetCounts | null;
  /** Are the counts those of the question before? */
  readonly isCounting: boolean;
  readonly onChoose: (choice: Choice) => void;
}

/** The boxes with which the results of the search page are narrowed, and what is chosen in them. */
export function SearchFacets({ question, counts, isCounting, onChoose }: Props) {
  const { text, choice } = question;
  const isChosen = (facet: Facet, value: string) => choice[facet]?.includes(value) ?? false;
  const shown = FACET_VALUES.map(({ facet, label, values }) => ({
    facet,
    label,
    values: values.filter(([value]) => isChosen(facet, value) || (counts?.[facet][value] ?? 0) > 0),
  })).filter(({ values }) => values.length > 0);
  const chips = FACET_VALUES.flatMap(({ facet, values }) =>
    values
      .filter(([value]) => isChosen(facet, value))
      .map(([value, label]) => ({ label, without: toggled(choice, facet, value) })),
  );
  const href = (other: Choice) => `${routes.search()}${toAddress({ text, choice: other })}`;
  return (
    <div class="search-facets" aria-busy={isCounting}>
      <details open={matchMedia('(min-width: 1024px)').matches}>
        <summary>Narrow the results</summary>
        <div class="search-facet-list">
          {shown.map(({ facet, label, values }) => (
            <fieldset key={facet}>
              <legend>{label}</legend>
              {values.map(([value, word]) => (
                <label key={value}>
                  <input
                    type="checkbox"
                    checked={isChosen(facet, value)}
                    onChange={() => onChoose(toggled(choice, facet, value))}
                  />{' '}
                  {word}{' '}
                  {counts && (
                    <span class="soft">{(counts[facet][value] ?? 0).toLocaleString('en')}</span>
                  )}
                </label>
              ))}
            </fieldset>
          ))}
        </div>
      </details>
      <FilterChips
        chips={chips.map(({ label, without }) => ({
          label,
          href: href(without),
          onFollow: () => onChoose(without),
        }))}
        clearHref={href({})}
        onClear={() => onChoose({})}
      />
    </div>
  );
}
