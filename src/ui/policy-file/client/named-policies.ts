import type { Policy } from '#domain/policy/policy.ts';
import { policyFor, singleToolPolicy } from '#domain/policy/policy-for.ts';
import { hideTool } from '#domain/policy/policy-of-rules.ts';
import type { Preset } from '#domain/policy/preset.ts';
import { type PublishedServer, ruledTool } from '#domain/published-server.ts';
import { routes } from '#routes';
import { loadFile } from '#ui/client/site-file.ts';

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
}

export type PoliciesFor = (configName: string) => NamedPolicies;

/** The policies of a page for any name of its server, made as the page was made. */
export async function loadPolicies({ server, preset, tool }: Subject): Promise<PoliciesFor> {
  const [published, presets] = await Promise.all([
    loadFile<PublishedServer>(routes.publishedServer(encodeURIComponent(server))),
    loadFile<readonly Preset[]>(routes.presets()),
  ]);
  const chosen = presets.find(({ id }) => id === preset);
  const tools = published.tools.map(ruledTool);
  const own = tools.find(({ name }) => name === tool);
  if (!chosen || (tool !== undefined && !own)) throw new Error('The catalogue has changed.');
  return (configName) => {
    if (!own) {
      const whole = policyFor({ slug: server }, tools, chosen, configName);
      return { shown: whole, blocked: whole };
    }
    const neighbours = tools.map(({ name }) => name).sort();
    const shown = singleToolPolicy({ slug: server }, own, chosen, { as: configName, neighbours });
    return { shown, blocked: hideTool(shown, own.name) };
  };
}
