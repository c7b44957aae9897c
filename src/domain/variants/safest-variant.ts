import type { Capability } from '../risk/capability.ts';
import { type Severity, severityRank } from '../risk/severity.ts';

/** What the tools of a variant can do, and what a preset does about them. */
export interface VariantReach {
  readonly slug: string;
  readonly worst: Severity;
  readonly capabilities: ReadonlySet<Capability>;
  /** How many tools the preset asks about or refuses. */
  readonly held: number;
  /** Is only part of its tools known? Then nothing follows from them. */
  readonly isPartlyKnown: boolean;
}

/** Which variant is safer to switch on, as far as that follows from facts. */
export type SafestVariant =
  | { readonly kind: 'none-held'; readonly slugs: readonly string[]; readonly ofAll: boolean }
  | {
      readonly kind: 'least';
      readonly slug: string;
      /** What tools of other variants can do and none of its own can. */
      readonly lacks: readonly Capability[];
    }
  | { readonly kind: 'undecided' };

/**
 * The variants of whose tools none is held back; else the one whose worst tool is no worse, which can do nothing that
 * another cannot, and of which fewest tools are held back. Numbers alone decide nothing: a single tool
 * that runs code reaches further than ten that change one thing each.
 */
export function safestVariant(variants: readonly VariantReach[]): SafestVariant {
  const known = variants.filter(({ isPartlyKnown }) => !isPartlyKnown);
  const free = known.filter(({ held }) => held === 0).map(({ slug }) => slug);
  if (free.length > 0)
    return { kind: 'none-held', slugs: free, ofAll: free.length === variants.length };
  const least = known.find((variant) =>
    variants.every((other) => other === variant || reachesLess(variant, other)),
  );
  if (!least) return { kind: 'undecided' };
  const all = new Set(variants.flatMap(({ capabilities }) => [...capabilities]));
  return { kind: 'least', slug: least.slug, lacks: [...all.difference(least.capabilities)] };
}

const reachesLess = (a: VariantReach, b: VariantReach): boolean =>
  severityRank(a.worst) <= severityRank(b.worst) &&
  a.capabilities.isSubsetOf(b.capabilities) &&
  a.held < b.held;
