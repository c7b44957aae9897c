import type { Preset } from '#domain/policy/preset.ts';
import { isRefused } from '#domain/policy/strictness.ts';
import { type Severity, severityRank } from '#domain/risk/severity.ts';
import { usualLaunches } from '#domain/server-allowlist/usual-launches.ts';
import { type ComparedTool, compareVariants } from '#domain/variants/compare-variants.ts';
import { type SafestVariant, safestVariant } from '#domain/variants/safest-variant.ts';
import type { Catalogue } from '#queries/database.ts';
import { presetById } from '#queries/presets.ts';
import { type Product, productById } from '#queries/products.ts';
import { type CatalogueServer, serverBySlug } from '#queries/servers.ts';
import { type RuledTool, ruledTools } from '#queries/tools.ts';

/** One server of a product. */
export interface VariantView {
  readonly server: CatalogueServer;
  /** What it is called beside the others. */
  readonly name: string;
  readonly tools: readonly RuledTool[];
  readonly worst: Severity;
  readonly asks: number;
  readonly refused: number;
  /** How it is started or reached, as one would type it. */
  readonly launches: readonly string[];
}

export interface ProductView {
  readonly product: Product;
  readonly preset: Preset;
  /** Those with the mildest tools, and fewest that are held back, first. */
  readonly variants: readonly VariantView[];
  readonly tools: readonly ComparedTool<RuledTool>[];
  readonly safest: SafestVariant;
}

/** All servers of a product, compared. Throws where there is no such product. */
export function productView(db: Catalogue, id: string): ProductView {
  const product = productById(db, id);
  if (!product) throw new Error(`There is no product ${id}.`);
  const preset = presetById(db, 'careful');
  const variants = product.servers
    .flatMap((slug) => serverBySlug(db, slug) ?? [])
    .map((server) => variantView(server, ruledTools(db, server, preset.id)))
    .sort(
      (a, b) =>
        severityRank(a.worst) - severityRank(b.worst) ||
        a.asks + a.refused - b.asks - b.refused ||
        a.tools.length - b.tools.length,
    );
  const compared = variants.map(({ server, tools }) => ({
    slug: server.slug,
    names: [server.title, server.vendor ?? '', id],
    tools,
  }));
  const reach = variants.map(({ server, tools, worst, asks, refused }) => ({
    slug: server.slug,
    worst,
    capabilities: new Set(tools.flatMap(({ assessment }) => assessment.capabilities)),
    held: asks + refused,
    isPartlyKnown: server.known !== undefined,
  }));
  return {
    ...{ product, preset, variants },
    tools: compareVariants(compared),
    safest: safestVariant(reach),
  };
}

function variantView(server: CatalogueServer, tools: readonly RuledTool[]): VariantView {
  const decisions = tools.map(({ rule }) => rule.decision);
  const severities = tools.map(({ assessment }) => assessment.severity);
  return {
    ...{ server, tools },
    name: server.variant ?? server.label,
    worst: severities.reduce((a, b) => (severityRank(b) > severityRank(a) ? b : a)),
    asks: decisions.filter((decision) => decision === 'ask').length,
    refused: decisions.filter(isRefused).length,
    launches: usualLaunches(server),
  };
}
