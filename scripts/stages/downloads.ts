import './within-build.ts';
import { downloadsFolder } from '#features/data/queries/downloads.ts';
import { databasePath } from '#queries/database.ts';
import { writeDownloads } from '../downloads/write-downloads.ts';
import { finishStage } from './finish.ts';

await writeDownloads(databasePath(), downloadsFolder());
finishStage();
