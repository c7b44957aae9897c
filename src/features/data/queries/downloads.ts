import { join } from 'node:path';
import { z } from 'zod';
import { databasePath } from '#queries/database.ts';
import { trackedFile } from '#queries/tracked-file.ts';

/** A large file that is offered for download, and how to tell that it arrived whole. */
export const downloadSchema = z.strictObject({
  name: z.string(),
  bytes: z.int().positive(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type Download = z.infer<typeof downloadSchema>;

/** Where the downloads wait, beside the database, until the pages that describe them are built. */
export const downloadsFolder = (): string => `${databasePath()}.downloads`;

export const DOWNLOAD_LIST = 'downloads.json';

/** The downloads that this build offers; none where pages are shown without building. */
export function downloads(): Download[] {
  const list = trackedFile(join(downloadsFolder(), DOWNLOAD_LIST));
  return list === null ? [] : z.array(downloadSchema).parse(JSON.parse(list));
}
