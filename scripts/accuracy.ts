import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { namesOnly, outlineAccuracySchema } from '#domain/outline/accuracy.ts';
import { accuracyRecordSchema } from '#domain/risk/accuracy/accuracy-file.ts';
import { readerAgreement } from '#domain/risk/accuracy/agreement.ts';
import { hintAgreement } from '#domain/risk/accuracy/hint-agreement.ts';
import { type Label, labelSchema, labelSubject } from '#domain/risk/accuracy/label.ts';
import { judge, measure } from '#domain/risk/accuracy/measure.ts';
import { accuracySet } from '#domain/risk/accuracy/set.ts';
import { accuracyReport } from '#wording/accuracy-report.ts';
import { readDefinitions, withDefinitions } from './label-definitions.ts';
import { readRiskRules } from './read-content.ts';

const USAGE = `Usage: npm run accuracy -- --labels FILE [--labels FILE …] [--source FILE]
                          [--record --title TEXT --how TEXT] [--names-only]

Compares the verdicts with labels, one JSON object per line:
  {"toolId": "server#tool", "server", "tool", "description", "inputSchema" or "parameters",
   "category", "acceptable"?: [], "severity"?, "capabilities"?: [], "readings"?: [a, b],
   "hints"?: {"readOnlyHint"}}
--source names records, one per line, in which the definition of a label that holds none is
looked up by its "slug#tool"; content/labels holds such labels.
--record also writes the figures to content/accuracy.json, for the published page.
--names-only leaves out every description, as an outline does, and puts all labels together;
with --record and one --how, the figures go to content/outlines/accuracy.json.`;

const { values } = parseArgs({
  options: {
    labels: { type: 'string', multiple: true, default: [] },
    source: { type: 'string', multiple: true, default: [] },
    record: { type: 'boolean', default: false },
    'names-only': { type: 'boolean', default: false },
    title: { type: 'string', multiple: true, default: [] },
    how: { type: 'string', multiple: true, default: [] },
    help: { type: 'boolean', default: false },
  },
});

function readLabels(path: string): Label[] {
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.flatMap((line, at) => {
    if (line.trim() === '') return [];
    try {
      return [labelSchema.parse(JSON.parse(line))];
    } catch (error) {
      console.error(`${path}:${at + 1}: ${error instanceof Error ? error.message : error}`);
      process.exitCode = 1;
      return [];
    }
  });
}

if (values.help || values.labels.length === 0) {
  console.log(USAGE);
  process.exit(values.help ? 0 : 1);
}
const missing = [...values.labels, ...values.source].filter((path) => !existsSync(path));
if (missing.length > 0) {
  console.error(`There is no such file: ${missing.join(', ')}`);
  process.exit(1);
}
const rules = readRiskRules('content');
const definitions = readDefinitions(values.source);
const subjectOf = values['names-only'] ? namesOnly : labelSubject;
const sets = values.labels.map((path, at) => {
  const { labels, undefined: lost } = withDefinitions(readLabels(path), definitions);
  if (lost.length > 0) {
    const [first] = lost;
    console.error(
      `${path}: ${lost.length} tools without a definition, such as ${first}; give --source`,
    );
    process.exitCode = 1;
  }
  const judged = judge(labels, rules, subjectOf);
  console.log(`== ${path}: ${labels.length} lines`);
  console.log(accuracyReport(judged, hintAgreement(labels, rules, subjectOf)).join('\n'));
  const title = values.title[at] ?? basename(path, '.jsonl');
  const how = values.how[at] ?? `Labels of ${basename(path)}.`;
  return { title, how, judged, agreement: readerAgreement(labels) };
});
const measured = new Date().toISOString().slice(0, 10);
if (values.record && values['names-only'] && process.exitCode === undefined) {
  const {
    dangerous: _,
    dangerousCalledRead: __,
    ...figures
  } = measure(sets.flatMap(({ judged }) => judged));
  const how = values.how[0] ?? '';
  writeJson(
    'content/outlines/accuracy.json',
    outlineAccuracySchema.parse({ measured, how, ...figures }),
  );
} else if (values.record && process.exitCode === undefined) {
  const record = accuracyRecordSchema.parse({
    measured,
    sets: sets
      .filter(({ judged }) => judged.length > 0)
      .map(({ title, how, judged, agreement }) => accuracySet(title, how, judged, agreement)),
  });
  writeJson('content/accuracy.json', record);
}

function writeJson(path: string, value: unknown): void {
  writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`);
  console.log(`Written to ${path}`);
}
