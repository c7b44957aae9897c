import { configName } from '#domain/policy/naming.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { Preset } from '#domain/policy/preset.ts';
import { ruleOf } from '#domain/policy/rule-of.ts';
import { TARGETS } from '#domain/policy/targets/index.ts';
import type { PublishedServer } from '#domain/published-server.ts';
import { routes } from '#routes';
import {
  type NamedPolicies,
  policiesFor,
  type Subject,
} from '#ui/policy-file/client/named-policies.ts';
import { INLINE_FORMATS } from '#ui/policy-file/inline-formats.ts';
import type { Report } from '../check.ts';
import {
  type Element,
  find,
  first,
  type Page,
  spaced,
  textOf,
  withClass,
  withId,
  withTag,
} from '../reading/page.ts';
import { policyFiles } from '../reading/policy-file.ts';
import type { Site } from '../reading/site.ts';

export const oneLine = (text: string): string => spaced(text).trim();

export type Compare = (what: string, found: string, expected: string) => void;

export const capital = (words: string): string =>
  `${words.charAt(0).toUpperCase()}${words.slice(1)}`;

export function comparing(page: string, from: string, report: Report): Compare {
  return (what, found, expected) => {
    report.saw();
    if (found === expected || oneLine(found) === oneLine(expected)) return;
    report.fail({ page, found: `${what}: “${found}”`, expected: `“${expected}”`, from });
  };
}

export const textIn = (page: Page, element: Element | undefined): string =>
  element ? textOf(page, element) : '(nothing)';

export const section = (page: Page, id: string): Element | undefined =>
  first(page, withId(id))?.parent ?? undefined;

/** The preset of the pages of servers and tools. */
export const RECOMMENDED = 'careful';

/** True where a browser, from the files that it loads, makes the policy that the page was built with. */
export function compareMade(made: Policy | undefined, policy: Policy, compare: Compare): boolean {
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
export function compareLinks(page: Page, address: string, compare: Compare): void {
  const list = first(page, withClass('format-links'));
  const links = list ? find(page, withTag('a'), list) : [];
  const others = TARGETS.filter((target) => !INLINE_FORMATS.includes(target));
  const found = links.map(({ attributes }) => attributes['href']).join(' ');
  const wanted = others.map(({ id }) => `${address}#policy-${id}`).join(' ');
  compare('the links to other formats', found, wanted);
}

/** What the scripts of a page make of the files that they load; undefined where one is missing. */
export function browserPolicies(
  site: Site,
  subject: Subject,
  part?: 'without neighbours',
): NamedPolicies | undefined {
  const [published, presets] = [routes.publishedServer(subject.server), routes.presets()].map(
    (path) => (site.has(path) ? site.json(path) : undefined),
  );
  if (!published || !presets) return undefined;
  const server = published as PublishedServer;
  const tools = part ? server.tools.filter(({ name }) => name === subject.tool) : server.tools;
  const make = policiesFor(subject, { ...server, tools }, presets as readonly Preset[]);
  return make(configName(subject.server));
}

/** What the page says that the guard changes; a page says nothing where that is nothing. */
export function compareGuard(page: Page, changes: readonly string[], compare: Compare): void {
  const said = first(page, ({ attributes }) => attributes['data-guard'] !== undefined);
  compare('what the guard changes', said ? textOf(page, said) : '', changes.join(' '));
}

export function answered(page: Page, panel: Element | undefined): string {
  const shown = panel && (policyFiles(page, panel)[0] ?? first(page, withClass('note'), panel));
  return shown ? 'a file or a reason' : 'nothing';
}
