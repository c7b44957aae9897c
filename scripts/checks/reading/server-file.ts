import type { RiskCategory } from '#domain/risk/category.ts';
import type { Severity } from '#domain/risk/severity.ts';
import { routes } from '#routes';
import { lastOne } from './last-one.ts';
import type { Site } from './site.ts';

/** The part of `/data/servers/<slug>.json` that checks compare. */
export interface ServerFile {
  readonly slug: string;
  readonly toolCount: number;
  readonly tools: readonly {
    readonly name: string;
    readonly slug: string;
    readonly assessment: { readonly category: RiskCategory; readonly severity: Severity };
  }[];
}

/** Reads a server's data file. */
export const serverFile = lastOne((site: Site, server): ServerFile => {
  const text = site.read(routes.serverData(server)).toString('utf8');
  return JSON.parse(text) as ServerFile;
});
