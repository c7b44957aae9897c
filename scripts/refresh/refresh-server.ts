import semver from 'semver';
import { compareTools, type Drift } from '#domain/drift/compare-tools.ts';
import { type JudgedDrift, judgeDrift } from '#domain/drift/judge-drift.ts';
import type { ContentHistory } from '#domain/history/history.ts';
import { type ReadVersion, recordVersions } from '#domain/history/record-versions.ts';
import type { Preset } from '#domain/policy/preset.ts';
import { assess } from '#domain/risk/assess.ts';
import type { CompiledRules } from '#domain/risk/compile.ts';
import type { ContentServer } from '#domain/server.ts';
import type { Tool } from '#domain/tool.ts';
import { lastLines, type NpmPackage } from './npm-package.ts';
import { type Reading, readVersion } from './read-version.ts';

export interface RefreshOptions {
  /** How many minor versions before the newest are read too. */
  readonly versions: number;
  /** Whether the registry's days are the days of publication. */
  readonly dates: boolean;
  readonly rules: CompiledRules;
  readonly presets: readonly Preset[];
}

/** What was found out about one server. */
export interface Refreshed {
  readonly slug: string;
  readonly from: string;
  readonly to: string;
  /** What the newest version changed against our file. */
  readonly drift: Drift<Tool>;
  /** What follows from it. */
  readonly judged: JudgedDrift;
  /** Where our file says something else than the version that it was read from. */
  readonly mistakes: Drift<Tool>;
  readonly history: ContentHistory;
  /** Day on which the newest version was read. */
  readonly day: string;
  /** Versions that gave no list, and why. */
  readonly unread: readonly { readonly version: string; readonly why: string }[];
  readonly deprecated: string | undefined;
}

/** The tools of a file in the form that a scan has. */
const knownTools = ({ tools }: ContentServer): Tool[] =>
  tools.map(({ name, summary, parameters = null, hints = {} }) => ({
    name,
    summary,
    parameters,
    hints,
  }));

/** The versions to read, oldest first: the last lines, the one of our file, and the newest. */
function wantedVersions(pack: NpmPackage, ours: string, newest: string, count: number): string[] {
  const lines = lastLines(pack.versions, newest, count + 1);
  return semver.sort([...new Set([...lines, ours, newest])]);
}

/**
 * Reads the newest version of a server's package, and as many before it, and compares them with each other and with
 * our file. Rejects where the newest gives no list.
 */
export async function refreshServer(
  reading: Reading,
  slug: string,
  server: ContentServer,
  pack: NpmPackage,
  known: ContentHistory | undefined,
  options: RefreshOptions,
): Promise<Refreshed> {
  const ours = server.packages?.[0]?.version ?? pack.latest;
  const newest = server.scan?.newest?.version ?? pack.latest;
  const read: ReadVersion[] = [];
  const unread: { version: string; why: string }[] = [];
  for (const version of wantedVersions(pack, ours, newest, options.versions)) {
    try {
      const found = await readVersion(reading, pack.name, version, server.scan);
      const published = options.dates ? pack.published[version] : undefined;
      read.push({ version, published, ...found });
    } catch (error) {
      if (version === newest || reading.signal.aborted) throw error;
      unread.push({ version, why: (error as Error).message });
    }
  }
  const list = (version: string) => read.find((each) => each.version === version)?.tools ?? [];
  const file = knownTools(server);
  const scope = { hints: server.quality === 'tools-list' };
  const newer = read.at(-1)?.read ?? '';
  const drift = compareTools(file, list(newest), scope);
  const { title, summary } = server;
  const judge = (tool: Tool) => assess({ server: { title, summary }, tool }, options.rules);
  return {
    slug,
    from: ours,
    to: newest,
    drift,
    judged: judgeDrift(drift, judge, options.presets),
    mistakes: unread.some(({ version }) => version === ours)
      ? { added: [], removed: [], changed: [], same: [] }
      : compareTools(file, list(ours), scope),
    history: {
      package: { registry: 'npm', name: pack.name },
      versions: joined(recordVersions(read), known?.versions ?? []),
    },
    day: newer,
    unread,
    deprecated: pack.deprecated,
  };
}

/** What was read now, and below it what is older and known. What was known before keeps the day of its first reading. */
export function joined(
  now: ContentHistory['versions'],
  known: ContentHistory['versions'],
): ContentHistory['versions'] {
  const before = new Map(known.map((version) => [version.version, version]));
  const kept = now.map((version, at) => {
    const first = before.get(version.version);
    if (!first) return version;
    // The oldest one that was read now has nothing below it to be compared with, but had before.
    const { published, ...facts } = at === now.length - 1 ? first : version;
    const day = version.published ?? published;
    return { ...facts, ...(day === undefined ? {} : { published: day }), read: first.read };
  });
  const oldest = now.at(-1)?.version;
  const below = known.findIndex(({ version }) => version === oldest);
  return below < 0 ? kept : [...kept, ...known.slice(below + 1)];
}
