import { z } from 'zod';

/** Downloads of packages in one month, and the days that were counted. */
export interface MonthOfDownloads {
  /** First and last day, both counted, as in 2026-11-29. */
  readonly from: string;
  readonly to: string;
  readonly packages: ReadonlyMap<string, number>;
  /** Packages that the registry does not know. */
  readonly missing: readonly string[];
}

/** The API did not answer as it is documented, or not at all. */
export class NoDownloads extends Error {}

/** https://github.com/npm/registry/blob/main/docs/download-counts.md, read on 2026-11-30. */
export const NPM_DOWNLOADS = {
  api: 'https://api.npmjs.org',
  title: 'npm, package download counts',
  url: 'https://github.com/npm/registry/blob/main/docs/download-counts.md',
} as const;

/** A question may name so many packages; of packages with a scope only one. */
const MOST = 128;
const TOGETHER = 3;
const TRIES = 4;

const pointSchema = z.object({
  downloads: z.int().nonnegative(),
  start: z.iso.date(),
  end: z.iso.date(),
});
type Point = z.infer<typeof pointSchema>;
/** Of a single package the answer is its point; of several, a point for each, or null. */
const bulkSchema = z.record(z.string(), pointSchema.nullable());

export interface Asking {
  /** Without the path. */
  readonly api?: string | undefined;
  /** Milliseconds before the first repetition; each further one waits twice as long. */
  readonly pause?: number;
}

const wait = (time: number): Promise<void> => new Promise((done) => setTimeout(done, time));

/** Undefined where the registry does not know the package. */
async function ask(path: string, { api = NPM_DOWNLOADS.api, pause = 2000 }: Asking) {
  const address = `${api}/downloads/point/${path}`;
  let problem = '';
  for (let turn = 0; turn < TRIES; turn += 1) {
    if (turn > 0) await wait(pause * 2 ** (turn - 1));
    try {
      const answer = await fetch(address, { signal: AbortSignal.timeout(30_000) });
      if (answer.status === 404) return undefined;
      if (answer.ok) return (await answer.json()) as unknown;
      problem = `status ${answer.status}`;
      if (answer.status < 500 && answer.status !== 429) break;
    } catch (error) {
      problem = (error as Error).message;
    }
  }
  throw new NoDownloads(`No answer from ${address}: ${problem}.`);
}

function read<S extends z.ZodType>(schema: S, path: string, answer: unknown): z.infer<S> {
  const parsed = schema.safeParse(answer);
  if (parsed.success) return parsed.data;
  throw new NoDownloads(`The answer to ${path} is not in the documented form.`);
}

/** The last 30 days that the registry has counted; asked once, so that all packages have the same. */
async function lastMonth(asking: Asking): Promise<string> {
  const path = 'last-month';
  const { start, end } = read(pointSchema, path, await ask(path, asking));
  return `${start}:${end}`;
}

async function points(
  period: string,
  names: readonly string[],
  asking: Asking,
): Promise<[name: string, point: Point | null][]> {
  const path = `${period}/${names.join(',')}`;
  const answer = await ask(path, asking);
  if (answer === undefined) return names.map((name) => [name, null]);
  const [only] = names;
  if (only !== undefined && names.length === 1) return [[only, read(pointSchema, path, answer)]];
  const found = read(bulkSchema, path, answer);
  return names.map((name) => [name, Object.hasOwn(found, name) ? (found[name] ?? null) : null]);
}

function questionsFor(names: readonly string[]): string[][] {
  const scoped = names.filter((name) => name.startsWith('@'));
  const others = names.filter((name) => !name.startsWith('@'));
  const bulks = Array.from({ length: Math.ceil(others.length / MOST) }, (_, at) =>
    others.slice(at * MOST, (at + 1) * MOST),
  );
  return [...bulks, ...scoped.map((name) => [name])];
}

/**
 * Asks the public API of npm how often packages were downloaded in the last 30 days, a few questions at a time.
 * Throws NoDownloads where one gets no answer after four tries, or an answer about other days.
 */
export async function askNpm(
  names: readonly string[],
  asking: Asking = {},
): Promise<MonthOfDownloads> {
  const period = await lastMonth(asking);
  const [from = '', to = ''] = period.split(':');
  const questions = questionsFor(names);
  const found: [string, Point | null][] = [];
  const work = async () => {
    for (let next = questions.shift(); next; next = questions.shift())
      found.push(...(await points(period, next, asking)));
  };
  await Promise.all(Array.from({ length: TOGETHER }, work));
  const packages = new Map<string, number>();
  const missing: string[] = [];
  for (const [name, point] of found) {
    if (point === null) missing.push(name);
    else if (point.start !== from || point.end !== to)
      throw new NoDownloads(`For ${name}, the registry counted ${point.start} to ${point.end}.`);
    else packages.set(name, point.downloads);
  }
  return { from, to, packages, missing: missing.sort() };
}
