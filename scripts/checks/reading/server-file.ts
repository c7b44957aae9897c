import type { Policy } from '#domain/policy/policy.ts';
import type { Capability } from '#domain/risk/capability.ts';
import type { RiskCategory } from '#domain/risk/category.ts';
import type { Severity } from '#domain/risk/severity.ts';
import { routes } from '#routes';
import type { Site } from './site.ts';

export interface ToolFile {
  readonly name: string;
  readonly slug: string;
  readonly title?: string;
  readonly summary?: string;
  readonly foreignDescription?: string;
  readonly fingerprint: string;
  readonly hints: { readonly readOnlyHint?: boolean | undefined };
  readonly assessment: {
    readonly category: RiskCategory;
    readonly severity: Severity;
    readonly capabilities: readonly Capability[];
    readonly reason: string;
    readonly signals: readonly { readonly evidence: readonly { readonly words: string }[] }[];
  };
}

/** The part of `/data/servers/<slug>.json` that checks compare with what pages say. */
export interface ServerFile {
  readonly slug: string;
  readonly label: string;
  readonly vendor?: string;
  readonly packages: readonly { readonly name: string }[];
  readonly sources: readonly { readonly title: string }[];
  readonly summary?: string;
  readonly foreignDescription?: string;
  readonly recommendedPolicy: Policy;
  readonly tools: readonly ToolFile[];
}

/** Reads a server's data file; undefined where there is none. */
export function serverFile(site: Site, slug: string): ServerFile | undefined {
  const path = routes.serverData(slug);
  return site.has(path) ? (site.json(path) as ServerFile) : undefined;
}
