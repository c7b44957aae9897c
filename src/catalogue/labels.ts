import type { Server } from '#domain/server.ts';

function repeatedTexts(texts: readonly string[]): Set<string> {
  const seen = new Set<string>();
  return new Set(texts.filter((text) => seen.has(text) || !seen.add(text)));
}

/** Gives every server a label of its own: its title, with the vendor or the slug where needed. */
export function labelled(servers: readonly Server[]): Server[] {
  const fold = (text: string) => text.toLowerCase();
  const titles = repeatedTexts(servers.map((server) => fold(server.title)));
  const withVendor = (server: Server) =>
    server.vendor && titles.has(fold(server.title)) && server.origin === 'foreign'
      ? `${server.title} (${server.vendor})`
      : server.title;
  const labels = repeatedTexts(servers.map((server) => fold(withVendor(server))));
  const ours = new Set(servers.filter((s) => s.origin === 'ours').map((s) => fold(s.title)));
  return servers.map((server) => {
    const label = withVendor(server);
    const clash =
      labels.has(fold(label)) && (server.origin === 'foreign' || !ours.has(fold(label)));
    return { ...server, label: clash ? `${server.title} (${server.slug})` : label };
  });
}
