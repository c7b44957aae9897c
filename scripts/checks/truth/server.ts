import type { Outcome } from '#domain/policy/decide.ts';
import { countEffects, type Effect } from '#domain/policy/effective.ts';
import { guardCounts } from '#domain/policy/guard/changes.ts';
import { DECISIONS, type Rule } from '#domain/policy/policy.ts';
import type { Preset } from '#domain/policy/preset.ts';
import { recommend } from '#domain/policy/recommend.ts';
import { ruleOf } from '#domain/policy/rule-of.ts';
import type { EnforcementTarget } from '#domain/policy/target.ts';
import { TARGETS, targetById } from '#domain/policy/targets/index.ts';
import { plainForeignText } from '#domain/upstream-text.ts';
import { routes } from '#routes';
import { INLINE_FORMATS } from '#ui/policy-file/inline-formats.ts';
import { effectCounts } from '#wording/effects.ts';
import { guardCountSentences } from '#wording/guard.ts';
import { CATEGORY_LABEL, SEVERITY_LABEL } from '#wording/risk.ts';
import { ruleWords } from '#wording/rule.ts';
import {
  type Element,
  find,
  first,
  hasClass,
  type Page,
  textOf,
  withClass,
  withId,
  withTag,
} from '../reading/page.ts';
import { pageKind } from '../reading/page-kind.ts';
import { policyFiles } from '../reading/policy-file.ts';
import type { ServerFile, ToolFile } from '../reading/server-file.ts';
import type { Site } from '../reading/site.ts';
import {
  answered,
  browserPolicies,
  type Compare,
  compareGuard,
  compareLinks,
  compareMade,
  oneLine,
  RECOMMENDED,
  textIn,
} from './compare.ts';

const OUTCOMES: readonly Outcome[] = ['allowed', 'asked', 'denied', 'hidden'];

/** Every row of a server's table is what the data says, and no file is looser than its rule. */
export function compareServer(page: Page, site: Site, data: ServerFile, compare: Compare): void {
  const isRecommended = pageKind(page.url) === 'server';
  const [listed] = data.recommendedPolicy.servers;
  const decided = rulesOn(page, site, data);
  const ruleOn = (tool: ToolFile): Rule | undefined => decided.get(tool);
  const rules = isRecommended ? compareRows(page, data, compare) : listedRules(page);
  for (const tool of data.tools) {
    const rule = ruleOn(tool);
    const words = rules.get(oneLine(plainForeignText(tool.name))) ?? '(nothing)';
    if (rule) compare(`the rule of ${tool.name}`, words, ruleWords(rule));
  }
  if (!listed) return;
  const preset = isRecommended ? RECOMMENDED : (page.url.split('/')[4] ?? '');
  const made = browserPolicies(site, { server: data.slug, preset })?.shown;
  if (isRecommended) {
    compareGuard(page, guardCountSentences(guardCounts(data.recommendedPolicy)), compare);
    compareMade(made, data.recommendedPolicy, compare);
  }
  const whole = routes.policyFiles(data.slug, RECOMMENDED);
  const isWhole = page.url === whole;
  if (!isWhole) compareLinks(page, whole, compare);
  const others = data.tools.filter((tool) => {
    const [rule, own] = [ruleOn(tool), made?.servers[0] && ruleOf(made.servers[0], tool.name)];
    return rule && (!own || ruleWords(own) !== ruleWords(rule));
  });
  const otherNames = others.map(({ name }) => name).join(', ');
  compare('tools for which a browser makes a rule with other words', otherNames, '');
  compareFiles(page, data, decided, isWhole ? TARGETS : INLINE_FORMATS, compare);
}

/** No file on the page is looser than the rules, and the numbers above it are those of its calls. */
export function compareFiles(
  page: Page,
  data: Pick<ServerFile, 'recommendedPolicy' | 'tools'>,
  decided: ReadonlyMap<ToolFile, Rule | undefined>,
  answers: readonly Pick<EnforcementTarget, 'id'>[],
  compare: Compare,
): void {
  const [listed] = data.recommendedPolicy.servers;
  if (!listed) return;
  const ruleOn = (tool: ToolFile): Rule | undefined => decided.get(tool);
  const files = policyFiles(page);
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

/** The rule of each tool by its name, as the table of tools gives it. */
export function compareRows(
  page: Page,
  data: Pick<ServerFile, 'slug' | 'tools'>,
  compare: Compare,
): Map<string, string> {
  const body = first(page, withId('tool-rows'));
  const rows = body ? find(page, withTag('tr'), body) : [];
  compare('rows of tools', `${rows.length}`, `${data.tools.length}`);
  // A row leads to the page of its tool; where tools have none, its id names the tool.
  const tools = new Map(
    data.tools.flatMap((tool) => [
      [routes.tool(data.slug, tool.slug), tool],
      [`tool-${tool.slug}`, tool],
    ]),
  );
  return new Map(rows.map((row) => compareRow(page, row, tools, compare)));
}

/** The same, as the list of rules gives it. */
function listedRules(page: Page): Map<string, string> {
  const list = first(page, withClass('rules'));
  const groups = list ? find(page, withTag('div'), list) : [];
  return new Map(
    groups.flatMap((group) => {
      const words = textIn(page, first(page, withTag('dt'), group)).replace(/ \(\d+\)$/, '');
      const names = find(page, withTag('li'), group).map((item) => nameIn(page, item));
      return names.map((name) => [name, words] as const);
    }),
  );
}

/** A name as data files write it: a mark for an invisible character becomes the character written out. */
function nameIn(page: Page, item: Element): string {
  const texts = page.texts.slice(item.firstText, item.endText);
  const parts = texts.map(({ text, parent }) =>
    hasClass(parent, 'invisible-mark') ? `⟦${text}⟧` : text,
  );
  return oneLine(parts.join(''));
}

/** The rules of the preset that a server's page is about, worked out once for all of its formats. */
function rulesOn(
  page: Page,
  site: Site,
  { recommendedPolicy, tools }: ServerFile,
): ReadonlyMap<ToolFile, Rule | undefined> {
  const [listed] = recommendedPolicy.servers;
  const id = page.url.split('/').filter((part) => part !== '')[3];
  if (id === undefined) {
    return new Map(tools.map((tool) => [tool, listed && ruleOf(listed, tool.name)]));
  }
  const presets = site.json(routes.presets()) as readonly Preset[];
  const preset = presets.find((candidate) => candidate.id === id);
  return new Map(tools.map((tool) => [tool, preset && recommend(tool.assessment, preset)]));
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

function compareRow(
  page: Page,
  row: Element,
  tools: ReadonlyMap<string, ToolFile>,
  compare: Compare,
): readonly [name: string, rule: string] {
  const [severity = '', category = '', rule = ''] = find(page, withTag('td'), row).map((cell) =>
    textOf(page, cell),
  );
  const href = first(page, withTag('a'), row)?.attributes['href'] ?? row.attributes['id'];
  const tool = tools.get(href ?? '');
  if (!tool) compare('a row', href ?? 'without a link', 'a tool of the server');
  else {
    compare(`the severity of ${tool.name}`, severity, SEVERITY_LABEL[tool.assessment.severity]);
    compare(`the category of ${tool.name}`, category, CATEGORY_LABEL[tool.assessment.category]);
  }
  return [oneLine(plainForeignText(tool?.name ?? '')), rule];
}
