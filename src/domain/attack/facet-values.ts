import { slugify } from '../slug.ts';
import { type AttackEntry, publicDate } from './entry.ts';
import { type FacetValues, frameworkValue } from './facet.ts';
import { mappedIds } from './mappings.ts';
import { patternCapabilities } from './pattern.ts';
import type { ControlKind } from './policy-control.ts';
import type { AffectedProduct } from './vulnerability.ts';

/** Under which values of each facet an entry is found. All values fit an address. */
export function facetValues(entry: AttackEntry): FacetValues {
  return {
    kind: [entry.kind],
    rule: [entry.policy.coverage],
    control: stoppingControls(entry),
    evidence: [entry.evidence],
    attacker: entry.attacker,
    capability: capabilitiesOf(entry),
    category: categoriesOf(entry),
    effect: entry.effects,
    exploited: entry.kind === 'vulnerability' ? [entry.exploited ? 'yes' : 'not-recorded'] : [],
    year: [publicDate(entry)?.slice(0, 4)].filter((year) => year !== undefined),
    framework: mappedIds(entry.mappings).map(({ id }) => frameworkValue(id)),
    product:
      entry.kind === 'vulnerability'
        ? [...new Set(entry.products.map((product) => slugify(productName(product))))]
        : [],
  };
}

/** The name of a product without the registry or versions in brackets behind it. */
export function productName({ name }: Pick<AffectedProduct, 'name'>): string {
  return name.replace(/\s*\([^()]*\)\s*$/, '').trim();
}

function capabilitiesOf(entry: AttackEntry): readonly string[] {
  if (entry.kind === 'pattern') return patternCapabilities(entry);
  return [...new Set([...entry.capabilities, ...entry.together.flat()])];
}

function categoriesOf(entry: AttackEntry): readonly string[] {
  if (entry.kind !== 'pattern') return entry.categories;
  return [...new Set(entry.applies.ways.flatMap((way) => way.anyCategory ?? []))];
}

/** The controls that stop it alone; of a record, only where it names no other kind of control. */
function stoppingControls(entry: AttackEntry): readonly ControlKind[] {
  if (entry.kind === 'pattern') {
    const stopping = entry.policy.controls.filter(({ effect }) => effect === 'stops');
    return [...new Set(stopping.map(({ control }) => control))];
  }
  const named = [...new Set(entry.policy.controls.map(({ control }) => control))];
  return entry.policy.coverage === 'stops' && named.length === 1 ? named : [];
}
