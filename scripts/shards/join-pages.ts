import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { folderMaker } from '../build/folders.ts';
import { linkFile } from '../build/link-folder.ts';
import type { SitePath } from '../renderer/renderer.ts';
import { shardOf } from './shard.ts';
import { filesFolder, type ShardFolder, ShardsError } from './shard-folder.ts';

const SHOWN = 20;

/** Puts the files of all shards into one site. Throws, and names them, where files are missing. */
export function joinPages(
  shards: readonly ShardFolder[],
  paths: readonly SitePath[],
  out: string,
  done: () => void,
): void {
  const folders = new Map(shards.map(({ folder, shard }) => [shard.number, filesFolder(folder)]));
  const missing: string[] = [];
  const makeFolder = folderMaker();
  for (const { file } of paths) {
    const number = shardOf(file, shards.length);
    const from = join(folders.get(number) ?? '', file);
    if (!existsSync(from)) {
      missing.push(`${from} is missing: shard ${number}/${shards.length} is not complete.`);
      continue;
    }
    const to = join(out, file);
    makeFolder(to);
    linkFile(from, to);
    done();
  }
  const more = missing.length - SHOWN;
  if (more > 0) missing.splice(SHOWN, more, `… and ${more} more files`);
  if (missing.length > 0) throw new ShardsError(missing);
}
