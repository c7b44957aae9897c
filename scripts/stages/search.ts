import './within-build.ts';
import { parseArgs } from 'node:util';
import { databasePath } from '#queries/database.ts';
import { buildSearch } from '../build-search.ts';
import { finishStage } from './finish.ts';

const { values } = parseArgs({ options: { 'previous-site': { type: 'string', multiple: true } } });

const outDir = process.env['SITE_OUT'] ?? 'dist';
const previous = values['previous-site'] ?? [];
const { records, written } = await buildSearch({ database: databasePath(), outDir, previous });
finishStage({ records, indexes: written });
