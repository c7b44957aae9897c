import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type Download, downloadSchema } from '#domain/download.ts';
import { databasePath } from '#queries/database.ts';

/** Where the downloads wait, beside the database, until the pages that describe them are built. */
export const downloadsFolder = (): string => `${databasePath()}.downloads`;

export const DOWNLOAD_LIST = 'downloads.json';

/** The downloads that this build offers; none where pages are shown without building. */
export function downloads(): Download[] {
  const list = join(downloadsFolder(), DOWNLOAD_LIST);
  if (!existsSync(list)) return [];
  return z.array(downloadSchema).parse(JSON.parse(readFileSync(list, 'utf8')));
}
