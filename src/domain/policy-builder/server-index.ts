import { z } from 'zod';

/** One line of the picker: slug, label, number of tools, vendor, names of packages; the last two may be empty. */
const indexedServerSchema = z.tuple([z.string(), z.string(), z.int(), z.string(), z.string()]);
type IndexedServer = z.infer<typeof indexedServerSchema>;

/** `/build/servers.json`: every server that can be picked, the most widely used first. */
export const serverIndexSchema = z.strictObject({ servers: z.array(indexedServerSchema) });
export type ServerIndex = z.infer<typeof serverIndexSchema>;

export interface FoundServer {
  readonly slug: string;
  readonly label: string;
  readonly tools: number;
  readonly vendor: string;
  /** Their names, with spaces in between. */
  readonly packages: string;
  /** Is it known by the names of its tools only, so that nobody here has read it? */
  readonly outline?: true;
}

const fold = (text: string): string => text.toLowerCase().replace(/[\s_-]+/g, ' ');

/** Lower is better; undefined where a word is found nowhere. */
function rank(
  [slug, label, , vendor, packages]: IndexedServer,
  wanted: string,
): number | undefined {
  const name = fold(label);
  const all = `${name} ${fold(slug)} ${fold(vendor)} ${fold(packages)}`;
  if (!wanted.split(' ').every((word) => all.includes(word))) return undefined;
  if (
    name === wanted ||
    fold(slug) === wanted ||
    packages.split(' ').some((name) => fold(name) === wanted)
  )
    return 0;
  if (name.startsWith(wanted) || fold(slug).startsWith(wanted)) return 1;
  if (name.includes(` ${wanted}`)) return 2;
  return name.includes(wanted) ? 3 : 4;
}

/** The servers whose label, slug, vendor or package has all the words: the closest first, then the most widely used. */
export function findServers({ servers }: ServerIndex, query: string, limit: number): FoundServer[] {
  const wanted = fold(query).trim();
  const ranked = servers.flatMap((server) => {
    const place = rank(server, wanted);
    return place === undefined ? [] : [{ server, place }];
  });
  // Of those that are as close, the sort keeps the order of the index.
  ranked.sort((a, b) => a.place - b.place);
  return ranked.slice(0, limit).map(({ server: [slug, label, tools, vendor, packages] }) => ({
    slug,
    label,
    tools,
    vendor,
    packages,
  }));
}

/** The same, then outlined servers as far as there is room. */
export function findServersAndOutlines(
  servers: ServerIndex,
  outlines: ServerIndex,
  query: string,
  limit: number,
): FoundServer[] {
  const described = findServers(servers, query, limit);
  const outlined = findServers(outlines, query, limit - described.length);
  return [...described, ...outlined.map((server) => ({ ...server, outline: true as const }))];
}
