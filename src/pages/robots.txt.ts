import type { APIRoute } from 'astro';
import { site } from '#site';

export const GET: APIRoute = () =>
  new Response(`User-agent: *\nAllow: /\nSitemap: ${site.origin}/sitemap-index.xml\n`);
