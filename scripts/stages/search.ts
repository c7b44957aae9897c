import { databasePath } from '#queries/database.ts';
import { buildSearch } from '../build-search.ts';
import { finishStage } from './finish.ts';

const outDir = process.env['SITE_OUT'] ?? 'dist';
const { records } = await buildSearch({ database: databasePath(), outDir });
finishStage({ records });
