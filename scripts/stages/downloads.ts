import './within-build.ts';
import { downloadsFolder } from '#features/data/queries/downloads.ts';
import { databasePath } from '#queries/database.ts';
import { writeDownloads } from '../downloads/write-downloads.ts';
import { guardIn } from '../renderer/renderer-file.ts';
import { finishStage } from './finish.ts';

/** The built renderer of a build, which has the guard and adds the lines itself; none of `npm run dev`. */
const [renderer] = process.argv.slice(2);
const options = renderer ? { guard: guardIn(renderer), withLines: false } : {};
await writeDownloads(databasePath(), downloadsFolder(), options);
finishStage();
