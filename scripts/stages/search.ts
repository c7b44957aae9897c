import { databasePath } from '#queries/database.ts';
import { buildSearch } from '../build-search.ts';
import { finishStage } from './finish.ts';

const outDir = process.env['SITE_OUT'] ?? 'dist';
const last = process.env['SITE_LAST'];
const previous = last ? [last] : [];
const { records, written } = await buildSearch({ database: databasePath(), outDir, previous });
finishStage({ records, 'indexes written': written });
