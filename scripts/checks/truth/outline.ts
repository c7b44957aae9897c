import { serverPolicy } from '#domain/policy/policy-of-rules.ts';
import type { Preset } from '#domain/policy/preset.ts';
import { recommend } from '#domain/policy/recommend.ts';
import { TARGETS } from '#domain/policy/targets/index.ts';
import type { PublishedServer } from '#domain/published-server.ts';
import { argumentRoles } from '#domain/risk/argument-roles.ts';
import { routes } from '#routes';
import type { OutlinedServer } from '#rows/outline-row.ts';
import { INLINE_FORMATS } from '#ui/policy-file/inline-formats.ts';
import { OUTLINE_MARK } from '#wording/outline.ts';
import { ruleWords } from '#wording/rule.ts';
import { find, first, type Page, withClass, withTag } from '../reading/page.ts';
import type { Site, TextFile } from '../reading/site.ts';
import {
  browserPolicies,
  type Compare,
  compareMade,
  oneLine,
  RECOMMENDED,
  textIn,
} from './compare.ts';
import { compareFiles, compareRows } from './server.ts';

/**
 * The page of an outlined server says what it rests on, its rows are what the catalogue says, and no file is
 * looser than its rule.
 */
export function compareOutline(
  page: Page,
  site: Site,
  { slug, tools: outlined }: OutlinedServer,
  compare: Compare,
): void {
  const note = first(page, withClass('note'));
  compare(
    'the first words of its note',
    textIn(page, note && first(page, withTag('strong'), note)),
    `${OUTLINE_MARK}.`,
  );
  const preset = (site.json(routes.presets()) as readonly Preset[]).find(
    ({ id }) => id === RECOMMENDED,
  );
  if (!preset) return;
  const tools = outlined.map(({ name, slug, fingerprint, hints, parameters, ...verdict }) => {
    const { category, severity, capabilities, suspicious } = verdict;
    const roles = argumentRoles(parameters);
    const suspicions = suspicious ? [suspicious] : [];
    const assessment = {
      category,
      severity,
      capabilities,
      suspicions,
      roles,
      reason: '',
      signals: [],
    };
    return {
      ...{ name, slug, fingerprint, hints, assessment },
      rule: recommend(assessment, preset),
    };
  });
  const data = { slug, tools, recommendedPolicy: serverPolicy({ slug }, tools, preset.unlisted) };
  const rules = compareRows(page, data, compare);
  for (const { name, rule } of tools)
    compare(`the rule of ${name}`, rules.get(oneLine(name)) ?? '(nothing)', ruleWords(rule));
  const made = browserPolicies(site, { server: slug, preset: RECOMMENDED })?.shown;
  compareMade(made, data.recommendedPolicy, compare);
  compareGuides(page, compare);
  const decided = new Map(tools.map((tool) => [tool, tool.rule]));
  compareFiles(page, data, decided, INLINE_FORMATS, compare);
}

function compareGuides(page: Page, compare: Compare): void {
  const list = first(page, withClass('format-links'));
  const links = list ? find(page, withTag('a'), list) : [];
  const others = TARGETS.filter((target) => !INLINE_FORMATS.includes(target));
  const found = links.map(({ attributes }) => `${attributes['data-format']} ${attributes['href']}`);
  const wanted = others.map(({ id }) => `${id} ${routes.targetGuide(id)}`);
  compare('the links to guides of other formats', found.join(', '), wanted.join(', '));
}

/** What builder and stack know of an outlined server. */
export function compareOutlineShard(
  file: TextFile,
  { label, tools }: OutlinedServer,
  compare: Compare,
): void {
  const shard = file.json() as PublishedServer;
  compare('whether it is marked as an outline', `${shard.outline}`, 'true');
  compare('its label', shard.label, label);
  const line = ({
    name,
    severity,
    category,
    capabilities,
    fingerprint,
  }: (typeof shard.tools)[number]) =>
    [name, severity, category, ...capabilities, fingerprint].join(' ');
  const wanted = tools.map(({ parameters: _, ...tool }) => line({ ...tool, parameters: null }));
  compare('its tools', shard.tools.map(line).join('\n'), wanted.join('\n'));
}
