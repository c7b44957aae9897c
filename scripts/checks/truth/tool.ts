import {
  type CallRow,
  callOfReadOnly,
  callsOfTable,
  type MadeCall,
} from '#domain/policy/call-table.ts';
import type { Outcome } from '#domain/policy/decide.ts';
import { guardChange } from '#domain/policy/guard/changes.ts';
import { MARKS, type Mark, type Policy } from '#domain/policy/policy.ts';
import { oneToolPolicy } from '#domain/policy/policy-of-rules.ts';
import { ruleOf } from '#domain/policy/rule-of.ts';
import { TARGETS } from '#domain/policy/targets/index.ts';
import { plainForeignText } from '#domain/upstream-text.ts';
import { routes } from '#routes';
import { blockingFile } from '#ui/policy-file/blocking-file.ts';
import type { NamedPolicies } from '#ui/policy-file/client/named-policies.ts';
import { INLINE_FORMATS } from '#ui/policy-file/inline-formats.ts';
import { panelFacts } from '#ui/policy-file/panel-facts.ts';
import { callPhrase, exceptionPhrase } from '#wording/calls.ts';
import { CATEGORY_LABEL, SEVERITY_LABEL } from '#wording/risk.ts';
import { CALL_ENDS, caseSentences, ruleSentences } from '#wording/rule.ts';
import {
  type Element,
  find,
  first,
  type Page,
  textOf,
  withClass,
  withId,
  withTag,
} from '../reading/page.ts';
import { shuffled } from '../reading/page-kind.ts';
import { type PolicyFile, policyFile, policyFiles } from '../reading/policy-file.ts';
import type { ServerFile, ToolFile } from '../reading/server-file.ts';
import type { Site } from '../reading/site.ts';
import {
  answered,
  browserPolicies,
  type Compare,
  capital,
  compareGuard,
  compareLinks,
  compareMade,
  RECOMMENDED,
  section,
  textIn,
} from './compare.ts';

/** The description beside a term in the facts of a page. */
function fact(page: Page, term: string): string {
  const dt = first(page, (element) => element.name === 'dt' && textOf(page, element) === term);
  return textIn(page, dt?.parent ? first(page, withTag('dd'), dt.parent) : undefined);
}

/** The policy that a tool's page shows: the rule of the data file, and the others left unlisted. */
function shownPolicy(data: ServerFile, tool: ToolFile): Policy {
  const { slug, recommendedPolicy } = data;
  const [listed] = recommendedPolicy.servers;
  const rule = listed && ruleOf(listed, tool.name);
  if (!rule) throw new Error(`the recommended policy does not list ${tool.name}`);
  const { name, hints } = tool;
  const policy = oneToolPolicy({ slug }, { name, rule, hints }, recommendedPolicy.unlisted, {
    neighbours: namesOf(data),
  });
  const brought = (mark: Mark) => (listed.brings?.[mark] ?? []).filter((other) => other === name);
  const brings = Object.fromEntries(MARKS.map((mark) => [mark, brought(mark)]));
  const servers = policy.servers.map((server) => ({ ...server, brings })) as Policy['servers'];
  return { ...policy, servers };
}

const names = new WeakMap<ServerFile, readonly string[]>();

/** The names of a server's tools, sorted once for all of its pages. */
function namesOf(data: ServerFile): readonly string[] {
  const known = names.get(data) ?? data.tools.map(({ name }) => name).sort();
  names.set(data, known);
  return known;
}

const callText = ({ row }: MadeCall): string =>
  row.name === null ? capital(callPhrase(row)) : `${plainForeignText(row.name)}${callPhrase(row)}`;

/** What the page says about the calls of the recommended rule. */
function compareTable(page: Page, calls: readonly MadeCall[], compare: Compare): void {
  const table = first(page, withId('calls'));
  const rows = table ? find(page, withTag('tr'), table).slice(1) : [];
  compare('rows of the table of calls', `${rows.length}`, `${calls.length}`);
  for (const [at, call] of calls.entries()) {
    const row = rows[at];
    const words = `${callText(call)}: ${capital(CALL_ENDS[call.row.outcome])}`;
    const cells = row && find(page, withTag('th', 'td'), row).map((cell) => textOf(page, cell));
    compare('the table of calls', cells?.join(': ') ?? '(nothing)', words);
  }
}

/** What a panel says that its file does otherwise than the table of calls. */
function claimedOtherwise(page: Page, panel: Element): string {
  const link = first(page, ({ attributes }) => attributes['href'] === '#calls', panel);
  const paragraph = link?.parent ? textOf(page, link.parent) : '';
  const words = link ? textOf(page, link) : '';
  return paragraph.slice(paragraph.indexOf(words) + words.length);
}

/** What is said that a file does, compared with how the product reads that file. */
function compareFile(
  { target, reading }: PolicyFile,
  claimed: string,
  policy: Policy,
  calls: readonly MadeCall[],
  compare: Compare,
): void {
  const read = reading(policy.servers);
  const rows = calls.map(({ row, made, history }) => ({
    row,
    outcome: promised(row, read(made, history)),
  }));
  const marked = callOfReadOnly(policy, { server: policy.servers[0]?.server ?? '' });
  const later = rows.find(({ row }) => row.call.kind === 'later-tool')?.outcome;
  const outcome = promised(marked.row, read(marked.made, []));
  const other = [
    ...rows.flatMap(({ row, outcome }) => (outcome === row.outcome ? [] : [{ ...row, outcome }])),
    ...(outcome === later ? [] : [{ ...marked.row, outcome }]),
  ];
  const phrase = exceptionPhrase(other);
  compare(`what the file for ${target} does otherwise`, claimed, `${phrase}.`);
}

const NOT_LISTED: readonly CallRow['call']['kind'][] = [
  'unlisted-neighbour',
  'later-tool',
  'later-read-only',
];

/** Whether a refused tool that is not listed can also be seen is not part of a policy. */
const promised = ({ call }: CallRow, outcome: Outcome): Outcome =>
  outcome === 'hidden' && NOT_LISTED.includes(call.kind) ? 'denied' : outcome;

export function compareTool(
  page: Page,
  site: Site,
  data: ServerFile,
  tool: ToolFile,
  compare: Compare,
): void {
  const { assessment, name } = tool;
  const article = first(page, withTag('article'));
  const mark = article && first(page, withClass('severity'), article);
  const severity = SEVERITY_LABEL[assessment.severity];
  compare('the verdict', textIn(page, mark), severity);
  compare('the fact Severity', fact(page, 'Severity'), severity);
  compare('the fact Category', fact(page, 'Category'), CATEGORY_LABEL[assessment.category]);
  compare('the fingerprint', textIn(page, first(page, withId('fingerprint'))), tool.fingerprint);
  const policy = shownPolicy(data, tool);
  const rule = policy.servers[0] && ruleOf(policy.servers[0], name);
  const part = section(page, 'policy');
  const sentence = textIn(page, part && first(page, withTag('p'), part));
  const right = rule ? ruleSentences(rule).join(' ') : '';
  compare('the recommended rule', sentence.slice(0, right.length), right);
  const changes = rule && guardChange(rule) ? caseSentences(rule).map(plainForeignText) : [];
  compareGuard(page, changes, compare);
  const calls = callsOfTable(policy, { server: data.slug, tool: name });
  compareTable(page, calls, compare);
  compareLinks(page, routes.policyFiles(data.slug, RECOMMENDED), compare);
  const isRead = isReadOn(page.url, name, 8);
  for (const { id } of INLINE_FORMATS) {
    const panel = first(page, withId(`policy-${id}`));
    compare(`the format ${id}`, answered(page, panel), 'a file or a reason');
    if (!isRead || !panel) continue;
    for (const file of policyFiles(page, panel)) {
      compareFile(file, claimedOtherwise(page, panel), policy, calls, compare);
    }
  }
  if (isRead) compareBlocked(page, policy, name, compare);
  const subject = { server: data.slug, preset: RECOMMENDED, tool: name };
  const made = browserPolicies(site, subject, 'without neighbours');
  const isSame = compareMade(made?.shown, policy, compare);
  if (!isSame || !isReadOn(page.url, name, 64)) return;
  const whole = browserPolicies(site, subject);
  if (whole) compareDrawn(whole, name, calls, compare);
}

/** Files in the formats that a browser draws: what they do is what it says, and one blocks the tool. */
function compareDrawn(
  policies: NamedPolicies,
  tool: string,
  calls: readonly MadeCall[],
  compare: Compare,
): void {
  const { shown } = policies;
  const drawn = TARGETS.filter((target) => !INLINE_FORMATS.includes(target));
  for (const target of drawn) {
    const rendered = target.render(shown);
    const { effect } = panelFacts(target, shown, rendered, { tool });
    if (!rendered.ok || !effect) continue;
    const file = policyFile(`policy-${target.id}-file`, target.id, rendered.text);
    compareFile(file, `${effect.exceptions}.`, shown, calls, compare);
    const blocking = blockingFile(target, tool, policies) ?? rendered;
    if (!blocking.ok) continue;
    compareRefused(policyFile('block-file', target.id, blocking.text), shown, tool, compare);
  }
}

/**
 * Reading a file takes a millisecond: those of one tool of this many are read, of more tools with
 * capitals in their names, and of every name that a format may have to quote.
 */
function isReadOn(url: string, name: string, of: number): boolean {
  if (!/^[a-z][a-z0-9]*([_-][a-z0-9]+)*$/i.test(name)) return true;
  return shuffled(url) % (/[A-Z]/.test(name) ? of / 8 : of) === 0;
}

/** The file that blocks a tool, or the one above where it says that none is needed, does block it. */
function compareBlocked(page: Page, policy: Policy, tool: string, compare: Compare): void {
  const block = first(page, withTag('block-file'));
  const panels = [block, first(page, withId(`policy-${block?.attributes['data-format']}`))];
  if (block && first(page, withClass('note'), block)) return;
  const [file] = panels.flatMap((panel) => (panel ? policyFiles(page, panel) : []));
  if (file) compareRefused(file, policy, tool, compare);
  else compare('the file that blocks the tool', 'no file', 'a file');
}

function compareRefused(
  { target, reading }: PolicyFile,
  { servers }: Policy,
  tool: string,
  compare: Compare,
): void {
  const call = { server: servers[0]?.as ?? '', tool, arguments: {}, at: 0 };
  const outcome = reading(servers)(call, []);
  const blocks = outcome === 'denied' || outcome === 'hidden' ? 'refused' : outcome;
  compare(`the file that blocks it in ${target}`, blocks, 'refused');
}
