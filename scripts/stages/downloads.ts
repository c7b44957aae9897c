import { downloadsFolder } from '#features/data/queries/downloads.ts';
import { databasePath } from '#queries/database.ts';
import { writeDownloads } from '../downloads/write-downloads.ts';

await writeDownloads(databasePath(), downloadsFolder());
if (process.connected) process.disconnect();
