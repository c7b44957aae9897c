import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { parseShard, type Shard } from './shard.ts';

const NAME = 'shard.json';

const schema = z.strictObject({
  /** `3/8`. */
  shard: z.string(),
  /** SHA-256 of the catalogue that was read. */
  catalogue: z.string(),
  /** Fingerprint of the code that rendered. */
  code: z.string(),
  files: z.int(),
});

/** What a folder with a rendered part says of itself. */
export type ShardFacts = z.infer<typeof schema>;

/** The files of the part, in a folder beside `shard.json`. */
export const filesFolder = (folder: string): string => join(folder, 'site');

export function writeShardFacts(folder: string, facts: ShardFacts): void {
  writeFileSync(join(folder, NAME), `${JSON.stringify(facts, null, 2)}\n`);
}

export interface ShardFolder {
  readonly folder: string;
  readonly shard: Shard;
}

/** Thrown with all that is wrong with the parts of a site. */
export class ShardsError extends Error {
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'ShardsError';
  }
}

/**
 * Reads the folders that parts of a site were rendered into. Throws unless they are all parts of one
 * site, each once, from this catalogue and this code.
 */
export function readShards(
  folders: readonly string[],
  expected: Pick<ShardFacts, 'catalogue' | 'code'>,
): ShardFolder[] {
  const problems: string[] = [];
  const found = folders.flatMap((folder): ShardFolder[] => {
    const facts = readFacts(folder, problems);
    if (!facts) return [];
    if (facts.catalogue !== expected.catalogue)
      problems.push(`${folder}: shard ${facts.shard} was rendered from another catalogue.`);
    if (facts.code !== expected.code)
      problems.push(`${folder}: shard ${facts.shard} was rendered by another version of the code.`);
    return [{ folder, shard: parseShard(facts.shard) }];
  });
  problems.push(...countProblems(found));
  if (problems.length > 0) throw new ShardsError(problems);
  return found;
}

function readFacts(folder: string, problems: string[]): ShardFacts | null {
  const path = join(folder, NAME);
  if (!existsSync(path)) {
    problems.push(`${folder}: there is no ${NAME}, so no complete shard.`);
    return null;
  }
  try {
    return schema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    problems.push(`${path}: this is not what a shard says of itself.`);
    return null;
  }
}

/** Shards that are missing, doubled, or of another number of shards. */
function countProblems(found: readonly ShardFolder[]): string[] {
  const [first] = found;
  if (!first) return ['There is no shard to join.'];
  const { of } = first.shard;
  const others = found.filter(({ shard }) => shard.of !== of);
  if (others.length > 0)
    return others.map(
      ({ folder, shard }) =>
        `${folder}: shard ${shard.number}/${shard.of} is of another number of shards than ${first.folder}, which is ${first.shard.number}/${of}.`,
    );
  return Array.from({ length: of }, (_, place) => place + 1).flatMap((number) => {
    const folders = found.filter(({ shard }) => shard.number === number).map((each) => each.folder);
    if (folders.length === 0) return [`Shard ${number}/${of} is missing.`];
    if (folders.length > 1) return [`Shard ${number}/${of} is there twice: ${folders.join(', ')}.`];
    return [];
  });
}
