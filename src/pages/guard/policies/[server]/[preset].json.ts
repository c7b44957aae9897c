import type { APIRoute } from 'astro';
import { guard } from '#domain/policy/guard/target.ts';
import { PRESET_IDS, presetIdSchema } from '#domain/policy/preset.ts';
import { serverPolicyView } from '#features/server-page/queries/server-view.ts';
import { catalogue } from '#queries/database.ts';
import { allServerSlugs } from '#queries/servers.ts';
import { renderOnce } from '#ui/policy-file/render-once.ts';

export const getStaticPaths = () =>
  allServerSlugs(catalogue()).flatMap((server) =>
    PRESET_IDS.map((preset) => ({ params: { server, preset } })),
  );

/** `toolward-policy.json` of a server, as a preset decides. */
export const GET: APIRoute = ({ params }) => {
  const preset = presetIdSchema.parse(params['preset']);
  const { policy } = serverPolicyView(catalogue(), params['server'] ?? '', preset);
  const rendered = renderOnce(guard, policy);
  if (!rendered.ok) throw new Error(`The guard takes no policy for ${params['server']}.`);
  return new Response(rendered.text, { headers: { 'content-type': 'application/json' } });
};
