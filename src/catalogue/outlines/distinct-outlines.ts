import type { OutlineFacts } from '#domain/outline/outline.ts';
import { comparableRepository, type Server } from '#domain/server.ts';
import { identityClaims } from '#domain/stack/identity-claims.ts';
import { toolSetHash } from '../tool-set.ts';

/** A list this short can be the same by chance. */
const FEWEST_TOOLS = 3;

type Known = Pick<Server, 'slug' | 'packages' | 'repository' | 'formerly'> & {
  readonly tools: readonly { readonly name: string }[];
};

const asKnown = ({
  slug,
  package: published,
  repository: url,
  folder,
  tools,
}: OutlineFacts): Known => ({
  ...{ slug, tools },
  packages: published ? [published] : [],
  repository: url === undefined ? undefined : { url, ...(folder ? { folder } : {}) },
});

/** Servers that are known, by what tells that another one is the same. */
export class KnownServers {
  readonly #claims = new Map<string, string>();
  readonly #toolSets = new Map<string, string>();
  readonly #inRepository = new Map<string, Known[]>();

  add(server: Known): void {
    for (const { key } of identityClaims(server)) this.#claims.set(key, server.slug);
    const set = toolSetHash(server.tools);
    if (!this.#toolSets.has(set)) this.#toolSets.set(set, server.slug);
    const url = server.repository && comparableRepository(server.repository.url);
    if (url) this.#inRepository.set(url, [...(this.#inRepository.get(url) ?? []), server]);
  }

  addOutline(outline: OutlineFacts): void {
    this.add(asKnown(outline));
  }

  /** Why an outline is one of them: the same package or repository, or the same tools. */
  same(
    outline: OutlineFacts,
  ): { readonly as: string; readonly by: 'identity' | 'tools' } | undefined {
    const server = asKnown(outline);
    for (const { key } of identityClaims(server)) {
      const as = this.#claims.get(key);
      if (as !== undefined) return { as, by: 'identity' };
    }
    const neighbour = this.#neighbour(server);
    if (neighbour) return { as: neighbour.slug, by: 'identity' };
    if (server.tools.length < FEWEST_TOOLS) return undefined;
    const as = this.#toolSets.get(toolSetHash(server.tools));
    return as === undefined ? undefined : { as, by: 'tools' };
  }

  /** One in the same repository with the same folder, or half of whose tools are the same. */
  #neighbour({ repository, tools }: Known): Known | undefined {
    if (!repository) return undefined;
    const names = new Set(tools.map(({ name }) => name));
    const others = this.#inRepository.get(comparableRepository(repository.url)) ?? [];
    return others.find((other) => {
      if (other.repository?.folder === repository.folder) return true;
      const shared = other.tools.filter(({ name }) => names.has(name)).length;
      return shared * 2 >= Math.min(tools.length, other.tools.length);
    });
  }
}
