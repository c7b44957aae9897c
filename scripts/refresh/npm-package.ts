import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import semver from 'semver';
import { npmReason } from './install.ts';

const run = promisify(execFile);

/** What the npm registry says of a package. */
export interface NpmPackage {
  readonly name: string;
  /** What `npx NAME` would start today. */
  readonly latest: string;
  /** All versions, oldest first. */
  readonly versions: readonly string[];
  /** Day on which the registry received each version; empty where its days contradict the order of versions. */
  readonly published: Readonly<Record<string, string>>;
  /** What its authors say where they advise against it. */
  readonly deprecated: string | undefined;
}

interface Answer {
  readonly 'dist-tags': { readonly latest: string };
  readonly versions: string | readonly string[];
  readonly time: Readonly<Record<string, string>>;
  readonly deprecated?: string;
}

/** The first versions of all minor lines, in order: they are published one after the other, unlike late fixes. */
function firstOfLines(versions: readonly string[]): string[] {
  const lines = new Map<string, string>();
  for (const version of versions) {
    if (semver.prerelease(version)) continue;
    const line = lineOf(version);
    if (!lines.has(line)) lines.set(line, version);
  }
  return [...lines.values()];
}

/** A mirror may tell the day on which it fetched a version; then the days do not follow the versions. */
function daysOf(versions: readonly string[], time: Answer['time']): Record<string, string> {
  const known = versions.filter((version) => time[version] !== undefined);
  const moments = firstOfLines(known).map((version) => Date.parse(time[version] ?? ''));
  const isOrdered = moments.every((moment, at) => at === 0 || moment >= (moments[at - 1] ?? 0));
  if (!isOrdered) return {};
  return Object.fromEntries(known.map((version) => [version, (time[version] ?? '').slice(0, 10)]));
}

/** The minor line of a version: `1.4` of 1.4.2. Before 0.1 each version is a line. */
export function lineOf(version: string): string {
  const { major, minor, patch } = semver.parse(version) ?? { major: 0, minor: 0, patch: 0 };
  return major === 0 && minor === 0 ? `0.0.${patch}` : `${major}.${minor}`;
}

/** The newest version of each of the last lines up to `newest`, oldest first; previews only where it is one. */
export function lastLines(versions: readonly string[], newest: string, count: number): string[] {
  const previews = semver.prerelease(newest) !== null;
  const lines = new Map<string, string>();
  for (const version of versions) {
    if (semver.gt(version, newest) || (!previews && semver.prerelease(version))) continue;
    lines.delete(lineOf(version));
    lines.set(lineOf(version), version);
  }
  return count === 0 ? [] : [...lines.values()].slice(-count);
}

/** Asks the registry. Rejects where it does not know the package or cannot be reached. */
export async function npmPackage(name: string): Promise<NpmPackage> {
  const fields = ['dist-tags', 'versions', 'time', 'deprecated'];
  const asked = run('npm', ['view', name, ...fields, '--json'], { maxBuffer: 50e6 });
  const { stdout } = await asked.catch((error: unknown) => {
    throw new Error(`npm does not give its versions: ${npmReason(error)}`);
  });
  const answer = JSON.parse(stdout) as Answer;
  const listed = typeof answer.versions === 'string' ? [answer.versions] : [...answer.versions];
  const versions = semver.sort(listed.filter((version) => semver.valid(version) !== null));
  return {
    name,
    latest: answer['dist-tags'].latest,
    versions,
    published: daysOf(versions, answer.time),
    deprecated: answer.deprecated,
  };
}
