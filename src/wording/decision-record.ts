import type { Rule } from '#domain/policy/policy.ts';
import type {
  DecisionRecord,
  DecisionRow,
  RecordedServer,
} from '#domain/policy-builder/decision-record.ts';
import { plainForeignText } from '#domain/upstream-text.ts';
import { EFFECT_LABEL, effectCounts } from './effects.ts';
import { listed } from './list.ts';
import { OUTLINE_MARK } from './outline.ts';
import { CATEGORY_LABEL, SEVERITY_LABEL } from './risk.ts';
import { conditionClause, limitList } from './rule.ts';
import { startText } from './start.ts';
import { groupSubstitutions, substitutionSentence } from './substitution.ts';

type CellOf = (row: DecisionRow, record: DecisionRecord) => string;

/** "High, Write" */
const verdictText: CellOf = ({ known }) =>
  known
    ? `${SEVERITY_LABEL[known.severity]}, ${CATEGORY_LABEL[known.category]}`
    : 'not in the catalogue';

/** "allow, at most 30 calls an hour, only if path is a path under /srv" */
const ruleText = (does: string, { limits, conditions }: Pick<Rule, 'limits' | 'conditions'>) =>
  [
    does,
    ...(limits.length > 0 ? [`at most ${limitList(limits)}`] : []),
    ...(conditions.length > 0 ? [`only if ${listed(conditions.map(conditionClause))}`] : []),
  ].join(', ');

const decisionText: CellOf = ({ isOffered, choice }, { unlisted }) => {
  if (!isOffered) return `not offered as the server is started (unlisted tools: ${unlisted})`;
  return choice ? ruleText(choice.decision, choice) : `undecided (unlisted tools: ${unlisted})`;
};

const fileDoes: CellOf = ({ effect }) => {
  if (!effect) return '';
  return effect.effect && effect.enforced
    ? ruleText(EFFECT_LABEL[effect.effect], effect.enforced)
    : 'no file';
};

const whyOtherwise: CellOf = ({ substitutions }, { target }) =>
  substitutions.map((substitution) => substitutionSentence(substitution, target)).join(' ');

const presetText: CellOf = ({ choice }, { presets }) =>
  choice ? (presets.find(({ id }) => id === choice.preset)?.label ?? 'changed by hand') : '';

/** "2026.8.31", "commit 64a49f3", "read on 2026-11-21": which version was decided about. */
function versionText({ known }: RecordedServer): string {
  if (!known) return 'not in the catalogue';
  const { version, commit, read, outline } = known;
  return [
    ...(outline ? [OUTLINE_MARK.toLowerCase()] : []),
    ...(version === undefined ? [] : [version]),
    ...(commit === undefined ? [] : [`commit ${commit}`]),
    ...(read === undefined ? [] : [`read on ${read}`]),
  ].join(', ');
}

/** "changed after 3.22.2", for a tool whose definition is another one than the one decided about. */
const sinceText: CellOf = ({ server: { since }, tool, choice }) => {
  if (!since || !choice) return '';
  if (!since.tools) return `not known: decided about ${since.from}`;
  return since.tools.has(tool) ? `changed after ${since.from}` : '';
};

const startsText = ({ starts }: RecordedServer): string => starts.map(startText).join(', ');

type Column = readonly [label: string, cellOf: CellOf];

/** What differs from tool to tool. */
const TOOL_COLUMNS: readonly Column[] = [
  ['Server', ({ server }) => server.as],
  ['Tool', ({ tool }) => tool],
  ['Fingerprint (SHA-256)', ({ known }) => known?.fingerprint ?? ''],
  ['Verdict', verdictText],
  ['Decision', decisionText],
  ['The file', fileDoes],
  ['Differs from the decision because', whyOtherwise],
  ['Attacks that apply', ({ attacks }) => attacks.join(', ')],
  ['Preset', presetText],
  ['Reason', ({ reason }) => reason ?? ''],
  ['Since the decision', sinceText],
];

/** What a table without a head has to say on each line. */
const FLAT_COLUMNS: readonly Column[] = [
  ...TOOL_COLUMNS,
  ['Package', ({ server }) => server.known?.package ?? ''],
  ['Server version', ({ server }) => versionText(server)],
  ['Server started with', ({ server }) => startsText(server)],
  ['Format', (_, { target }) => target.label],
  ['Date', (_, { date }) => date],
  ['Approved by', () => ''],
  ['Approved on', () => ''],
];

/** A cell that a spreadsheet takes as text: one that would begin a formula gets an apostrophe. */
function cell(text: string): string {
  const safe = /^[\s\p{Cf}]*[=+\-@]|^[\t\r]/u.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** The record as CSV (RFC 4180), invisible characters of foreign names written out. */
export function recordCsv(record: DecisionRecord): string {
  const lines = [
    FLAT_COLUMNS.map(([label]) => label),
    ...record.rows.map((row) => valuesOf(FLAT_COLUMNS, row, record)),
  ];
  return lines.map((line) => `${line.map(cell).join(',')}\r\n`).join('');
}

/** The record as Markdown, with nothing in it that Markdown or HTML would take as its own. */
export function recordMarkdown(record: DecisionRecord): string {
  const { date, target, preset, unlisted, counts, servers, rows } = record;
  const parts = [
    [
      '# Decision record',
      '',
      `- Date: ${date}`,
      `- Preset: ${preset?.label ?? 'custom'}`,
      `- Format: ${target.label}, \`${target.fileName}\``,
      `- The file: ${effectCounts(counts)}`,
      `- Unlisted tools: ${unlisted}`,
    ],
    [
      '## Servers',
      '',
      ...table(
        ['Server', 'Catalogue', 'Package', 'Version', 'Started with'],
        servers.map((server) => [
          server.as,
          server.known?.label ?? server.slug,
          server.known?.package ?? '',
          versionText(server),
          startsText(server),
        ]),
      ),
    ],
    differences(record),
    [
      '## Tools',
      '',
      ...table(
        TOOL_COLUMNS.map(([label]) => label),
        rows.map((row) => valuesOf(TOOL_COLUMNS, row, record)),
      ),
    ],
    ['## Approval', '', ...table(['Approved by', 'Date', 'Signature'], [['', '', '']])],
  ];
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

/** Where the file does something else than decided, with the number of tools that it concerns. */
function differences({ rows, substitutions, target }: DecisionRecord): string[] {
  const all = [...substitutions, ...rows.flatMap((row) => row.substitutions)];
  const lines = groupSubstitutions(all, target).map(({ sentence, tools }) => {
    const count = tools.length === 1 ? '1 tool' : `${tools.length.toLocaleString('en')} tools`;
    return `- ${escaped(plainForeignText(sentence))}${tools.length > 0 ? ` (${count})` : ''}`;
  });
  return lines.length === 0 ? [] : ['## Where the file differs from the decisions', '', ...lines];
}

function table(titles: readonly string[], lines: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(titles),
    line(titles.map(() => '---')),
    ...lines.map((cells) => line(cells.map((text) => escaped(plainForeignText(text))))),
  ];
}

function valuesOf(columns: readonly Column[], row: DecisionRow, record: DecisionRecord): string[] {
  return columns.map(([, cellOf]) => plainForeignText(cellOf(row, record)));
}

/** On one line, without marks and without addresses that would become links. */
function escaped(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_{}[\]<>#!|~&$@]/g, (sign) => `\\${sign}`)
    .replace(/:(?=\/\/)|(?<=www)\./gi, (sign) => `\\${sign}`);
}
