import './within-build.ts';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { buildCatalogue, MissingSource } from '#catalogue/build.ts';
import { ContentError } from '#catalogue/problem.ts';
import { summaryTable } from '#catalogue/summary.ts';
import { changesText, verdictChanges } from '#catalogue/verdict-changes.ts';
import { alone, PlaceBusy } from '../build/lock.ts';
import { steps } from '../progress.ts';
import { finishStage } from './finish.ts';

const USAGE = `npm run catalogue -- [options]

Makes the catalogue alone, for parts of a site that other machines render from it.

  --database PATH    where it is written                            (.cache/catalogue.db)
  --content DIR      where our own content is                       (content)
  --source PATH      further server records (JSON lines); may be given several times
  --snapshots DIR    imports and scans to add, such as content/snapshots      (none)
  --cache DIR        what is kept from one time to the next         (.cache/catalogue)
  --previous PATH    the catalogue to compare verdicts with         (.cache/catalogue.db)
`;

const { values } = parseArgs({
  options: {
    content: { type: 'string', default: 'content' },
    source: { type: 'string', multiple: true, default: [] },
    snapshots: { type: 'string' },
    database: { type: 'string', default: '.cache/catalogue.db' },
    cache: { type: 'string', default: '.cache/catalogue' },
    previous: { type: 'string', default: '.cache/catalogue.db' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(USAGE);
  process.exit(0);
}

const { report, end } = steps();

try {
  const result = await alone([values.database], () =>
    buildCatalogue({
      content: values.content,
      sources: values.source,
      snapshots: values.snapshots,
      database: values.database,
      cache: { folder: values.cache, previous: values.previous },
      threads: availableParallelism(),
      progress: (line) => console.error(`  ${line}`),
      report,
    }),
  );
  end();
  console.log(summaryTable(values.database, result));
  const changes = changesText(verdictChanges(values.previous, values.database));
  if (changes !== '') console.log(`${changes}\n`);
  finishStage();
} catch (error) {
  const known = [ContentError, MissingSource, PlaceBusy];
  if (!(error instanceof Error && known.some((each) => error instanceof each))) throw error;
  console.error(`\n${error.message}\n`);
  process.exit(1);
}
