import type Database from 'better-sqlite3';
import { isDescribed, type Server } from '#domain/server.ts';
import type { CatalogueInput } from './input.ts';
import {
  type DatabaseState,
  hashOf,
  type KeptCatalogue,
  markOf,
  readState,
  writeJson,
} from './kept.ts';
import { modelOf, type ServerModel } from './model.ts';
import { toolNumbers } from './numbers.ts';
import { type NumberedServer, type PreparedServer, preparer } from './prepare-server.ts';
import { type Pool, prepareServers } from './prepare-servers.ts';
import type { Content } from './read/content.ts';
import { type Base, type Written, writeCatalogue } from './write.ts';
import { type PlayedAttacks, playGuardAttacks } from './write-guard-attacks.ts';

/** With more changed servers than one in so many, all of a database is written. */
const FEW = 4;
/** Tools for which it is worth to start a thread. */
const MANY = 1500;

/** One database to write, with what is kept of those before. */
export class Build {
  readonly #input: CatalogueInput;
  readonly #content: Content;
  readonly #kept: KeptCatalogue;
  readonly #model: ServerModel;
  /** Hashes of code and content: of what assesses a tool, and of all that is written of a server. */
  readonly #riskKey: string;
  readonly #modelKey: string;
  readonly #servers: readonly NumberedServer[];
  readonly #hashes: ReadonlyMap<string, string>;
  readonly #pool: Pool;
  #assessed = 0;
  #played: DatabaseState['played'] | undefined;

  constructor(
    input: CatalogueInput,
    content: Content,
    servers: readonly Server[],
    kept: KeptCatalogue,
    version: string,
    pool: Pool,
  ) {
    this.#input = input;
    this.#content = content;
    this.#kept = kept;
    this.#pool = pool;
    this.#model = modelOf(content);
    const { risk, ...others } = this.#model;
    const { frameworks, release } = content.attacks;
    const { datasets, accuracy } = content.outlines;
    const outlines = [[...datasets], accuracy];
    this.#riskKey = hashOf(version, JSON.stringify(risk));
    this.#modelKey = hashOf(this.#riskKey, JSON.stringify([others, frameworks, release, outlines]));
    // Tools of outlines have no rows and no numbers.
    const numbered = servers.filter(isDescribed);
    const numbers = toolNumbers(numbered.map(({ slug }) => slug));
    this.#servers = servers.map((server) => ({ server, first: numbers.get(server.slug) ?? 0 }));
    this.#hashes = new Map(
      this.#servers.map(({ server, first }) => [
        server.slug,
        hashOf(JSON.stringify(server), String(first)),
      ]),
    );
  }

  async write(): Promise<{ readonly unmatched: readonly string[]; readonly assessed: number }> {
    const { database, cache } = this.#input;
    const path = cache && `${cache.folder}/state.json`;
    const known = cache && readState(`${path}`, this.#modelKey, [cache.previous, database]);
    const base = known && this.#baseOf(known);
    this.#played = known?.state.played ?? this.#kept.played;
    const written: Written = {
      content: this.#content,
      model: this.#model,
      servers: this.#servers,
      members: new Map(),
      prepare: (servers, take) => this.#prepare(servers, take),
      play: (db) => this.#play(db),
    };
    if (base && known)
      for (const [slug, [, members]] of Object.entries(known.state.servers))
        written.members.set(slug, members);
    const unmatched = await writeCatalogue(database, written, base);
    if (path) this.#keepState(path, written.members);
    return { unmatched, assessed: this.#assessed };
  }

  #hash({ slug }: Server): string {
    return this.#hashes.get(slug) ?? '';
  }

  /** What differs from a database; undefined where that is so much that all is better written anew. */
  #baseOf({ state, database }: { state: DatabaseState; database: string }): Base | undefined {
    const isSame = (slug: string) => state.servers[slug]?.[0] === this.#hashes.get(slug);
    const changed = this.#servers.filter(({ server }) => !isSame(server.slug));
    const outdated = Object.keys(state.servers).filter((slug) => !isSame(slug));
    const isMuch = Math.max(changed.length, outdated.length) * FEW > this.#servers.length;
    return isMuch ? undefined : { database, outdated, changed };
  }

  #keepState(path: string, members: Written['members']): void {
    const file = markOf(this.#input.database);
    if (!file || !this.#played) return;
    const servers = Object.fromEntries(
      this.#servers.map(({ server }) => [
        server.slug,
        [this.#hash(server), members.get(server.slug) ?? []] as const,
      ]),
    );
    const state: DatabaseState = { model: this.#modelKey, file, servers, played: this.#played };
    writeJson(path, state);
  }

  async #prepare(
    servers: readonly NumberedServer[],
    take: (server: NumberedServer, prepared: PreparedServer) => void,
  ): Promise<void> {
    const keeps = this.#input.kept !== undefined;
    const before = this.#kept.prepared;
    if (keeps) this.#kept.prepared = new Map();
    const keyOf = ({ server }: NumberedServer) => `${this.#modelKey} ${this.#hash(server)}`;
    const give = (server: NumberedServer, prepared: PreparedServer) => {
      if (keeps) this.#kept.prepared.set(keyOf(server), prepared);
      take(server, prepared);
    };
    const fresh = servers.filter((server) => !before.has(keyOf(server)));
    let at = 0;
    const giveKept = (until?: NumberedServer) => {
      for (; at < servers.length && servers[at] !== until; at += 1) {
        const server = servers[at] as NumberedServer;
        const prepared = before.get(keyOf(server));
        if (prepared) give(server, prepared);
      }
      if (until) at += 1;
    };
    await this.#prepareFresh(fresh, (server, prepared) => {
      giveKept(server);
      give(server, prepared);
    });
    giveKept();
  }

  async #prepareFresh(
    servers: readonly NumberedServer[],
    take: (server: NumberedServer, prepared: PreparedServer) => void,
  ): Promise<void> {
    this.#assessed = servers.length;
    const { report, kept } = this.#input;
    const all = servers.reduce((sum, { server }) => sum + server.tools.length, 0);
    const making = preparer(this.#model);
    const before = this.#kept.assessed;
    const assessed = new Map(before);
    const assess = (server: Server) => {
      const key = `${this.#riskKey} ${this.#hash(server)}`;
      const found = before.get(key) ?? making.assess(server);
      if (kept) assessed.set(key, found);
      return found;
    };
    if (all > MANY) this.#pool.start();
    let done = 0;
    const giving = { ...making, assess };
    await prepareServers(servers, this.#model, giving, this.#pool, (each, prepared) => {
      take(each, prepared);
      done += each.server.tools.length;
      report?.('tools assessed', done, all);
    });
    if (kept) this.#kept.assessed = this.#current(assessed);
  }

  /** Without the verdicts on servers as they no longer are. */
  #current<T>(byKey: ReadonlyMap<string, T>): Map<string, T> {
    const keys = new Set([...this.#hashes.values()].map((hash) => `${this.#riskKey} ${hash}`));
    return new Map([...byKey].filter(([key]) => keys.has(key)));
  }

  /** The attacks on the guard are played again where they, a preset or a server of theirs changed. */
  #play(db: Database.Database): PlayedAttacks {
    const { guardAttacks } = this.#content;
    const attacks = guardAttacks.map(({ id, value }) => [id, value]);
    const keyFor = (servers: readonly string[]) =>
      hashOf(
        this.#modelKey,
        JSON.stringify(attacks),
        ...servers.map((slug) => `${slug} ${this.#hashes.get(slug)}`),
      );
    const known = this.#played;
    if (known?.key !== undefined && known.key === keyFor(known.attacks.servers))
      return known.attacks;
    const played = playGuardAttacks(db, guardAttacks, this.#model.presets);
    this.#played = { key: keyFor(played.servers), attacks: played };
    this.#kept.played = this.#played;
    return played;
  }
}
