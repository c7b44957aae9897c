import { parseArgs } from 'node:util';
import { buildCatalogue, MissingSource } from '#catalogue/build.ts';
import { ContentError } from '#catalogue/problem.ts';
import { summaryTable } from '#catalogue/summary.ts';
import { changesText, verdictChanges } from '#catalogue/verdict-changes.ts';
import { finishStage } from './finish.ts';

const { values } = parseArgs({
  options: {
    content: { type: 'string', default: 'content' },
    source: { type: 'string', multiple: true, default: [] },
    snapshots: { type: 'string' },
    database: { type: 'string', default: '.cache/catalogue.db' },
    previous: { type: 'string', default: '.cache/catalogue.db' },
  },
});

try {
  const result = await buildCatalogue({
    content: values.content,
    sources: values.source,
    snapshots: values.snapshots,
    database: values.database,
    progress: (line) => console.error(`  ${line}`),
  });
  console.log(summaryTable(result));
  const changes = changesText(verdictChanges(values.previous, result.servers));
  if (changes !== '') console.log(`${changes}\n`);
  finishStage();
} catch (error) {
  if (!(error instanceof ContentError || error instanceof MissingSource)) throw error;
  console.error(`\n${error.message}\n`);
  process.exit(1);
}
