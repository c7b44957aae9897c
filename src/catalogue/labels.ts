import type { Server } from '#domain/server.ts';

const fold = (text: string): string => text.toLowerCase();

function repeatedTexts(texts: readonly string[]): Set<string> {
  const seen = new Set<string>();
  return new Set(texts.filter((text) => seen.has(text) || !seen.add(text)));
}

/**
 * Gives every server a unique label: its title, with the vendor or the slug where needed. A
 * server of ours keeps its plain title unless another one of ours has it too.
 */
export function labelled(servers: readonly Server[]): Server[] {
  const ours = servers.filter(({ origin }) => origin === 'ours');
  const foreign = servers.filter(({ origin }) => origin === 'foreign');
  const ownLabels = uniqueLabels(ours, new Set());
  const taken = new Set([...ours.map(({ title }) => title), ...ownLabels.values()].map(fold));
  const labels = new Map([...ownLabels, ...uniqueLabels(foreign, taken)]);
  return servers.map((server) => ({ ...server, label: labels.get(server.slug) ?? server.title }));
}

/** Labels by slug. */
function uniqueLabels(
  servers: readonly Server[],
  taken: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const titles = repeatedTexts([...taken, ...servers.map(({ title }) => fold(title))]);
  const withVendor = ({ title, vendor }: Server) =>
    vendor && titles.has(fold(title)) ? `${title} (${vendor})` : title;
  const labels = repeatedTexts([...taken, ...servers.map((server) => fold(withVendor(server)))]);
  return new Map(
    servers.map((server) => {
      const label = withVendor(server);
      return [server.slug, labels.has(fold(label)) ? `${server.title} (${server.slug})` : label];
    }),
  );
}
