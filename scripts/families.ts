import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { assessServer } from '#catalogue/assess-servers.ts';
import { serverFromContent } from '#catalogue/build.ts';
import { type MergeSource, mergeSources } from '#catalogue/merge.ts';
import { readContent } from '#catalogue/read/content.ts';
import { readSource } from '#catalogue/sources/snapshots.ts';
import { compileRules } from '#domain/risk/compile.ts';
import { familiesOf } from '#domain/risk/families/families.ts';
import { familyReport } from '#wording/family-report.ts';

const USAGE = `Usage: npm run -s families -- [--source FILE …] [--only WORD] [--json]

Lists the families of tools: tools that do the same to the same class of object, and tools whose
names say the same. For each: how many tools it has, their usual severity, and every exception with
the fact that makes it one. An exception that no fact explains is a fault; faults come last.

  --source FILE   also reads foreign records, one JSON object a line
  --only WORD     only families of this verb, noun, action or class
  --json          one family a line

Ends with exit code 1 where a family of our own catalogue has a fault.`;

const { values } = parseArgs({
  options: {
    source: { type: 'string', multiple: true, default: [] },
    only: { type: 'string' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) {
  console.log(USAGE);
  process.exit();
}
const missing = values.source.filter((path) => !existsSync(path));
if (missing.length > 0) {
  console.error(`There is no such file: ${missing.join(', ')}`);
  process.exit(1);
}

const content = readContent('content');
const rules = compileRules(content.risk);
const sources: MergeSource[] = [
  { servers: content.servers.map(({ id, value }) => serverFromContent(id, value)) },
];
for (const path of values.source) sources.push(await readSource(path));

const tools = mergeSources(sources).servers.flatMap((server) => {
  const { slug, origin, tools } = assessServer(server, rules);
  return tools.flatMap(({ name, family }) =>
    family ? [{ ...family, id: `${slug}#${name}`, origin }] : [],
  );
});
const { only } = values;
const families = familiesOf(tools, rules).filter(
  ({ key }) => only === undefined || Object.values(key).some((word) => word === only),
);
if (values.json) for (const family of families) console.log(JSON.stringify(family));
else console.log(familyReport(families).join('\n'));
const isOurs = ({ isFault, tool }: (typeof families)[number]['exceptions'][number]) =>
  isFault && tool.origin === 'ours';
if (families.some(({ exceptions }) => exceptions.some(isOurs))) process.exitCode = 1;
