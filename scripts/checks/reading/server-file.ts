import type { RiskCategory } from '#domain/risk/category.ts';
import type { Severity } from '#domain/risk/severity.ts';
import { routes } from '#routes';
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

let last: { server: string; site: Site; file: ServerFile } | undefined;

/** Reads a server's data file; the one read last is kept, since pages of a server come together. */
export function serverFile(site: Site, server: string): ServerFile {
  if (last?.server !== server || last.site !== site) {
    const text = site.read(routes.serverData(server)).toString('utf8');
    last = { server, site, file: JSON.parse(text) as ServerFile };
  }
  return last.file;
}
