import type { Policy } from '#domain/policy/policy.ts';
import { policyFor, singleToolPolicy } from '#domain/policy/policy-for.ts';
import { hideTool } from '#domain/policy/policy-of-rules.ts';
import type { Preset } from '#domain/policy/preset.ts';
import { type PublishedServer, ruledTool } from '#domain/published-server.ts';
import { routes } from '#routes';
import { loadFile } from '#ui/client/site-file.ts';
import type { PolicyOfPreset } from '../same-file.ts';

/** What the files of a page are about. */
export interface Subject {
  readonly server: string;
  readonly preset: string;
  readonly tool?: string | undefined;
}

/** The policy that a page shows, and the one that blocks its tool. */
export interface NamedPolicies {
  readonly shown: Policy;
  readonly blocked: Policy;
  /** For a whole server: the policies of all presets, the one that is shown among them. */
  readonly presets: readonly PolicyOfPreset[];
}

export type PoliciesFor = (configName: string) => NamedPolicies;

/** The policies of a page for any name of its server, made as the page was made. */
export async function loadPolicies(subject: Subject): Promise<PoliciesFor> {
  const [published, presets] = await Promise.all([
    loadFile<PublishedServer>(routes.publishedServer(encodeURIComponent(subject.server))),
    loadFile<readonly Preset[]>(routes.presets()),
  ]);
  return policiesFor(subject, published, presets);
}

/** The same, from what was loaded. Throws where the catalogue no longer has the preset or the tool. */
export function policiesFor(
  { server, preset, tool }: Subject,
  published: PublishedServer,
  presets: readonly Preset[],
): PoliciesFor {
  const chosen = presets.find(({ id }) => id === preset);
  const found = published.tools.find(({ name }) => name === tool);
  if (!chosen || (tool !== undefined && !found)) throw new Error('The catalogue has changed.');
  const own = found && ruledTool(found);
  const tools = own ? [] : published.tools.map(ruledTool);
  const neighbours = published.tools.map(({ name }) => name).sort();
  return (configName) => {
    if (!own) {
      const all = presets.map((each) => ({
        label: each.label,
        policy: policyFor({ slug: server }, tools, each, configName),
      }));
      const shown = (all[presets.indexOf(chosen)] as PolicyOfPreset).policy;
      return { shown, blocked: shown, presets: all };
    }
    const shown = singleToolPolicy({ slug: server }, own, chosen, { as: configName, neighbours });
    return { shown, blocked: hideTool(shown, own.name), presets: [] };
  };
}
