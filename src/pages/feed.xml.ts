import type { APIRoute } from 'astro';
import { latestServers } from '#queries/changes.ts';
import { catalogue } from '#queries/database.ts';
import { routes } from '#routes';
import { site } from '#site';

const xmlText = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
const address = (path: string): string => xmlText(new URL(path, site.origin).href);

export const GET: APIRoute = () => {
  const changes = latestServers(catalogue());
  const entries = changes.map(
    ({ title, path, day, summary }) => `  <entry>
    <id>${address(path)}#${day}</id>
    <title>${xmlText(title)}</title>
    <link href="${address(path)}"/>
    <updated>${day}T00:00:00Z</updated>
    <summary>${xmlText(summary)}</summary>
  </entry>`,
  );
  const xml = `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <id>${address('/')}</id>
  <title>${xmlText(`${site.name}: servers, as their sources were read`)}</title>
  <link href="${address('/')}"/>
  <link rel="self" href="${address(routes.feed())}"/>
  <updated>${changes[0]?.day ?? '1970-01-01'}T00:00:00Z</updated>
  <author><name>${xmlText(site.name)}</name></author>
${entries.join('\n')}
</feed>
`;
  return new Response(xml, { headers: { 'content-type': 'application/atom+xml' } });
};
