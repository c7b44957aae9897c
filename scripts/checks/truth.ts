import {
  type CallRow,
  callOfReadOnly,
  callsOfTable,
  type MadeCall,
} from '#domain/policy/call-table.ts';
import type { Outcome } from '#domain/policy/decide.ts';
import { countEffects, type Effect } from '#domain/policy/effective.ts';
import { guardChange, guardCounts } from '#domain/policy/guard/changes.ts';
import { configName } from '#domain/policy/naming.ts';
import { DECISIONS, MARKS, type Mark, type Policy, type Rule } from '#domain/policy/policy.ts';
import { oneToolPolicy } from '#domain/policy/policy-of-rules.ts';
import type { Preset } from '#domain/policy/preset.ts';
import { recommend } from '#domain/policy/recommend.ts';
import { ruleOf } from '#domain/policy/rule-of.ts';
import { TARGETS, targetById } from '#domain/policy/targets/index.ts';
import type { PublishedServer } from '#domain/published-server.ts';
import { plainForeignText } from '#domain/upstream-text.ts';
import { routes } from '#routes';
import { blockingFile } from '#ui/policy-file/blocking-file.ts';
import {
  type NamedPolicies,
  policiesFor,
  type Subject,
} from '#ui/policy-file/client/named-policies.ts';
import { INLINE_FORMATS } from '#ui/policy-file/inline-formats.ts';
import { panelFacts } from '#ui/policy-file/panel-facts.ts';
import { callPhrase, exceptionPhrase } from '#wording/calls.ts';
import { effectCounts } from '#wording/effects.ts';
import { guardCountSentences } from '#wording/guard.ts';
import { CATEGORY_LABEL, SEVERITY_LABEL } from '#wording/risk.ts';
import {
  CALL_ENDS,
  caseSentences,
  DECISION_LABEL,
  limitPhrase,
  ruleSentences,
} from '#wording/rule.ts';
import type { Check, Report } from './check.ts';
import {
  type Element,
  find,
  first,
  type Page,
  textOf,
  withClass,
  withId,
  withTag,
} from './reading/page.ts';
import { pageKind, pageSubject, shuffled } from './reading/page-kind.ts';
import { type PolicyFile, policyFile, policyFiles } from './reading/policy-file.ts';
import { type ServerFile, serverFile, type ToolFile } from './reading/server-file.ts';
import { isSearchRecord, type Site, type TextFile } from './reading/site.ts';
import { pageSeverity, statedInRecords, statedInRows } from './reading/stated-severity.ts';

/** What a page or file states: of itself, and of others in its rows, as `path severity category`. */
interface Stated {
  readonly own?: string;
  readonly others: string;
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

type Compare = (what: string, found: string, expected: string) => void;

const capital = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;

function comparing(page: string, from: string, report: Report): Compare {
  return (what, found, expected) => {
    report.saw();
    if (oneLine(found) === oneLine(expected)) return;
    report.fail({ page, found: `${what}: “${found}”`, expected: `“${expected}”`, from });
  };
}

const textIn = (page: Page, element: Element | undefined): string =>
  element ? textOf(page, element) : '(nothing)';

/** The description beside a term in the facts of a page. */
function fact(page: Page, term: string): string {
  const dt = first(page, (element) => element.name === 'dt' && textOf(page, element) === term);
  return textIn(page, dt?.parent ? first(page, withTag('dd'), dt.parent) : undefined);
}

const section = (page: Page, id: string): Element | undefined =>
  first(page, withId(id))?.parent ?? undefined;

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

function compareTool(
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

/** The preset of the pages of servers and tools. */
const RECOMMENDED = 'careful';

/** True where a browser, from the files that it loads, makes the policy that the page was built with. */
function compareMade(made: Policy | undefined, policy: Policy, compare: Compare): boolean {
  const [found, wanted] = [made, policy].map((each) => each?.servers[0]);
  const rules = Object.entries(wanted?.tools ?? {});
  const others = rules.filter(
    ([tool, rule]) => jsonOf(found && ruleOf(found, tool)) !== jsonOf(rule),
  );
  const names = others.map(([tool]) => tool).join(', ');
  compare('tools for which a browser makes another rule', names, '');
  const rest = [made, policy].map((each) => {
    const { as, tools, markedReadOnly, brings } = each?.servers[0] ?? {};
    const marks = [each?.unlisted, each?.unlistedReadOnly, as, markedReadOnly, brings];
    return jsonOf([...marks, Object.keys(tools ?? {}).length]);
  });
  compare('the rest of the policy that a browser makes', rest[0] ?? '', rest[1] ?? '');
  return names === '' && rest[0] === rest[1];
}

const jsonOf = (value: unknown): string => JSON.stringify(value) ?? '';

/** Every format that is not in the page can be read on the page of all formats. */
function compareLinks(page: Page, address: string, compare: Compare): void {
  const list = first(page, withClass('format-links'));
  const links = list ? find(page, withTag('a'), list) : [];
  const others = TARGETS.filter((target) => !INLINE_FORMATS.includes(target));
  const found = links.map(({ attributes }) => attributes['href']).join(' ');
  const wanted = others.map(({ id }) => `${address}#policy-${id}`).join(' ');
  compare('the links to other formats', found, wanted);
}

/** What the scripts of a page make of the files that they load; undefined where one is missing. */
function browserPolicies(
  site: Site,
  subject: Subject,
  part?: 'without neighbours',
): NamedPolicies | undefined {
  const [published, presets] = [routes.publishedServer(subject.server), routes.presets()].map(
    (path) => (site.has(path) ? jsonFile(site, path) : undefined),
  );
  if (!published || !presets) return undefined;
  const server = published as PublishedServer;
  const tools = part ? server.tools.filter(({ name }) => name === subject.tool) : server.tools;
  const make = policiesFor(subject, { ...server, tools }, presets as readonly Preset[]);
  return make(configName(subject.server));
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

/** What the page says that the guard changes; a page says nothing where that is nothing. */
function compareGuard(page: Page, changes: readonly string[], compare: Compare): void {
  const said = first(page, ({ attributes }) => attributes['data-guard'] !== undefined);
  compare('what the guard changes', said ? textOf(page, said) : '', changes.join(' '));
}

/** Reading a file takes a millisecond: those of one tool of this many are read, and of every odd name. */
const isReadOn = (url: string, name: string, of: number): boolean =>
  !/^[a-z][a-z0-9]*([_-][a-z0-9]+)*$/.test(name) || shuffled(url) % of === 0;

function answered(page: Page, panel: Element | undefined): string {
  const shown = panel && (policyFiles(page, panel)[0] ?? first(page, withClass('note'), panel));
  return shown ? 'a file or a reason' : 'nothing';
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

const OUTCOMES: readonly Outcome[] = ['allowed', 'asked', 'denied', 'hidden'];

/** Every row of a server's table is what the data says, and no file is looser than its rule. */
function compareServer(page: Page, site: Site, data: ServerFile, compare: Compare): void {
  const isRecommended = pageKind(page.url) === 'server';
  const [listed] = data.recommendedPolicy.servers;
  if (page.url !== routes.policyFiles(data.slug, RECOMMENDED)) {
    const rules = compareRows(page, data, compare);
    for (const [tool, words] of isRecommended && listed ? rules : []) {
      const rule = listed && tool && ruleOf(listed, tool.name);
      if (rule) compare(`the column Rule of ${tool.name}`, words, ruleWords(rule));
    }
  }
  if (!listed) return;
  if (isRecommended) {
    compareGuard(page, guardCountSentences(guardCounts(data.recommendedPolicy)), compare);
    compareLinks(page, routes.policyFiles(data.slug, RECOMMENDED), compare);
    const made = browserPolicies(site, { server: data.slug, preset: RECOMMENDED });
    compareMade(made?.shown, data.recommendedPolicy, compare);
  }
  const ruleOn = rulesOn(page, site, data);
  const files = policyFiles(page);
  const answers = isRecommended ? INLINE_FORMATS : TARGETS;
  for (const { id } of answers) {
    const panel = first(page, withId(`policy-${id}`));
    compare(`the format ${id}`, answered(page, panel), 'a file or a reason');
  }
  for (const { id, target, reading } of files) {
    const read = reading(data.recommendedPolicy.servers);
    const calls = data.tools.map((tool): ToolCall => {
      const call = { server: listed.as, tool: tool.name, arguments: {}, at: 0 };
      return { tool: tool.name, decided: ruleOn(tool), outcome: read(call, []) };
    });
    compareCounts(page, target, id, calls, compare);
    const cannotAsk = targetById(target)?.can.ask === false;
    const looser = calls.filter(({ decided, outcome }) => {
      const decision = decided ? DECISIONS.indexOf(decided.decision) : 0;
      const runsUnasked = cannotAsk && decided?.ifCannotAsk === 'allow';
      // A product that cannot hide a tool refuses its calls.
      const least = Math.min(decision, OUTCOMES.indexOf('denied'));
      return !runsUnasked && OUTCOMES.indexOf(outcome) < least;
    });
    const names = looser.map(({ tool }) => tool).join(', ');
    compare(`tools for which the file for ${target} is looser than their rule`, names, '');
  }
}

function compareRows(page: Page, data: ServerFile, compare: Compare) {
  const body = first(page, withId('tool-rows'));
  const rows = body ? find(page, withTag('tr'), body) : [];
  compare('rows of tools', `${rows.length}`, `${data.tools.length}`);
  return rows.map((row) => compareRow(page, row, data, compare));
}

/** The rules of the preset that a server's page is about. */
function rulesOn(
  page: Page,
  site: Site,
  { recommendedPolicy }: ServerFile,
): (tool: ToolFile) => Rule | undefined {
  const [listed] = recommendedPolicy.servers;
  const id = page.url.split('/').filter((part) => part !== '')[3];
  if (id === undefined) return ({ name }) => listed && ruleOf(listed, name);
  const presets = jsonFile(site, routes.presets()) as readonly Preset[];
  const preset = presets.find((candidate) => candidate.id === id);
  return ({ assessment }) => preset && recommend(assessment, preset);
}

const read = new WeakMap<Site, Map<string, unknown>>();

/** A data file of the site; the last few are kept, since pages of one server follow each other. */
function jsonFile(site: Site, path: string): unknown {
  const files = read.get(site) ?? new Map<string, unknown>();
  read.set(site, files);
  if (!files.has(path)) {
    if (files.size > 8) files.clear();
    files.set(path, JSON.parse(site.read(path).toString('utf8')));
  }
  return files.get(path);
}

const EFFECT: Readonly<Record<Outcome, Effect>> = {
  allowed: 'runs',
  asked: 'asks',
  denied: 'refused',
  hidden: 'refused',
};

/** The rule of a tool, and how a call of it ends under a file. */
interface ToolCall {
  readonly tool: string;
  readonly decided: Rule | undefined;
  readonly outcome: Outcome;
}

/** The numbers above a file are those of the calls that its product lets through, asks about, refuses. */
function compareCounts(
  page: Page,
  target: string,
  id: string,
  calls: readonly ToolCall[],
  compare: Compare,
): void {
  const panel = first(page, withId(id.replace(/-file$/, '')));
  const line = panel && first(page, withClass('file-counts'), panel);
  const words = line && first(page, withTag('strong'), line);
  const effects = calls.map(({ decided, outcome }) => ({ decided, effect: EFFECT[outcome] }));
  // Limits are no matter of single calls.
  const found = textIn(page, words).replace(/ \([\d,]+ within limits\)/, '');
  compare(`what the file for ${target} does`, found, effectCounts(countEffects(effects)));
}

const ruleWords = ({ decision, limits }: Rule): string =>
  [DECISION_LABEL[decision], limits.map(limitPhrase).join(' and ')].filter(Boolean).join(', ');

function compareRow(
  page: Page,
  row: Element,
  { slug, tools }: ServerFile,
  compare: Compare,
): readonly [ToolFile | undefined, rule: string] {
  const [severity = '', category = '', rule = ''] = find(page, withTag('td'), row).map((cell) =>
    textOf(page, cell),
  );
  const href = first(page, withTag('a'), row)?.attributes['href'];
  const tool = tools.find((candidate) => routes.tool(slug, candidate.slug) === href);
  if (!tool) compare('a row', href ?? 'without a link', 'a tool of the server');
  else {
    compare(`the severity of ${tool.name}`, severity, SEVERITY_LABEL[tool.assessment.severity]);
    compare(`the category of ${tool.name}`, category, CATEGORY_LABEL[tool.assessment.category]);
  }
  return [tool, rule];
}

interface ShardTool extends Pick<ToolFile, 'name' | 'fingerprint'> {
  readonly severity: string;
  readonly category: string;
  readonly capabilities: readonly string[];
}

const SHARDS = '/build/servers/';

/** What the builder knows of a server's tools. */
function compareShard(file: TextFile, site: Site, report: Report): void {
  const compare = comparing(file.path, 'the data file of the server', report);
  const data = serverFile(site, file.path.slice(SHARDS.length, -'.json'.length));
  const { tools } = file.json() as { tools: readonly ShardTool[] };
  compare('tools', `${tools.length}`, `${data?.tools.length}`);
  for (const tool of data?.tools ?? []) {
    const known = tools.find(({ name }) => name === tool.name);
    const { severity, category, capabilities } = tool.assessment;
    const right = [severity, category, ...capabilities, tool.fingerprint].join(' ');
    const found = known && [known.severity, known.category, ...known.capabilities];
    compare(tool.name, found ? [...found, known.fingerprint].join(' ') : '(nothing)', right);
  }
}

/** Letters and digits only, so that case, spaces and marks do not matter. */
const normalised = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** The words that a verdict rests on are words of the tool or its server. */
function compareEvidence(file: TextFile, report: Report): void {
  const { tools, ...server } = file.json() as ServerFile;
  const { slug, summary, foreignDescription } = server;
  const about = [slug, summary, foreignDescription, ...Object.values(server)];
  for (const tool of tools) {
    const { assessment, ...definition } = tool;
    const known = normalised(JSON.stringify([definition, about]));
    for (const { words } of assessment.signals.flatMap(({ evidence }) => evidence)) {
      report.saw();
      if (words.split(': ').every((part) => known.includes(normalised(part)))) continue;
      const found = `${tool.name}: “${words}” as evidence`;
      report.fail({ page: file.path, found, expected: 'words of the tool’s own definition' });
    }
  }
}

export const truth: Check<Stated> = {
  name: 'truth',
  promise:
    'severity, category, rule and fingerprint are the same on pages, in lists, search, builder and data files, and each policy file does what its page says, as the product reads it',
  things: 'statements',

  page(page, site, report) {
    const kind = pageKind(page.url);
    const { server, tool: slug } = pageSubject(page.url);
    const compare = comparing(page.url, routes.serverData(server), report);
    if (kind === 'tool') {
      const data = serverFile(site, server);
      const tool = data?.tools.find((candidate) => candidate.slug === slug);
      if (data && tool) compareTool(page, site, data, tool, compare);
      else compare('its data', 'nothing', 'a tool in the data file of its server');
    }
    if (kind === 'server' || kind === 'server policy') {
      const data = serverFile(site, server);
      if (data) compareServer(page, site, data, compare);
    }
    const own = pageSeverity(page);
    return { ...(own === undefined ? {} : { own }), others: statedInRows(page) };
  },

  file(file, site, report) {
    if (file.path.startsWith(SHARDS)) compareShard(file, site, report);
    if (file.path.startsWith('/data/servers/')) compareEvidence(file, report);
    return isSearchRecord(file.path) ? { others: statedInRecords(file) } : undefined;
  },

  all(facts, _site, report) {
    for (const [page, { others }] of facts) {
      for (const line of others === '' ? [] : others.split('\n')) {
        const [path = '', severity = ''] = line.split(' ');
        const own = facts.get(path)?.own;
        if (own !== undefined) comparing(page, path, report)(`beside ${path}`, severity, own);
      }
    }
  },
};
