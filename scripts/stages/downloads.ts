import './within-build.ts';
import { downloadsFolder } from '#features/data/queries/downloads.ts';
import { databasePath } from '#queries/database.ts';
import { writeDownloads } from '../downloads/write-downloads.ts';
import { guardIn } from '../renderer/renderer-file.ts';
import { finishStage } from './finish.ts';

/** The built renderer, which has the guard; without one it is built here. */
const [renderer] = process.argv.slice(2);
await writeDownloads(databasePath(), downloadsFolder(), renderer && guardIn(renderer));
finishStage();
