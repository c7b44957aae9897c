import type { Policy } from '#domain/policy/policy.ts';
import type { StackReport } from '#domain/stack/report.ts';
import {
  effectOf,
  type PolicyEffect,
  smallestBreak,
  type Together,
} from '#domain/stack/together.ts';
import { routes } from '#routes';
import { element } from '#ui/client/element.ts';
import { CAPABILITY_LABEL } from '#wording/risk.ts';
import type { OtherPolicy } from './stack-state.ts';
import { toolNames } from './tool-names.ts';
import { counted, link, listed, name } from './words.ts';

/** The chosen preset's policy, and those of the others. */
export interface Policies {
  readonly policy: Policy | undefined;
  readonly others: readonly OtherPolicy[];
}

const EFFECT: Record<PolicyEffect, string> = {
  refused: 'The policy below breaks it: one part of it cannot be called at all.',
  asked: 'With the policy below a person is asked before one part of it, each time.',
  open: 'The policy below does not break it.',
};

/** What the tools can do together, and the smallest change that ends it. */
export function togetherView(report: StackReport, policies: Policies): Node[] {
  const complete = report.together.filter(({ state }) => state === 'complete');
  const sets = complete.filter(({ legs }) => legs.length > 0);
  const company = complete.filter(({ legs }) => legs.length === 0);
  const open = report.together.filter(({ state }) => state === 'open');
  const none =
    'The tools that are known complete none of the dangerous combinations in the database.';
  return [
    ...(sets.length === 0 ? [element('p', '', none)] : []),
    ...sets.map((one) => completeView(one, report, policies)),
    ...company.map((one) => companyView(one, report)),
    ...(open.length > 0 ? [openView(open)] : []),
  ];
}

/** What needs no certain tool, only several servers: folded away unless one of them is unknown. */
function companyView(one: Together, report: StackReport): HTMLElement {
  const view = completeView(one, report, { policy: undefined, others: [] });
  if (report.unknown.length > 0) return view;
  const fold = element('details', 'stack-open mt-4');
  fold.append(element('summary', '', one.combination.name), view);
  return fold;
}

const legName = (leg: Together['legs'][number]['leg']): string =>
  leg.map((capability) => CAPABILITY_LABEL[capability]).join(' or ');

function completeView(one: Together, report: StackReport, policies: Policies): HTMLElement {
  const { combination, legs } = one;
  const parts = legs.map(({ leg, tools }) => {
    const title = element(
      'dt',
      '',
      `${legName(leg)} `,
      element('span', 'soft', `(${tools.length})`),
    );
    return [title, element('dd', '', toolNames(tools))];
  });
  const box = element(
    'article',
    one.legs.length > 0 ? 'stack-together' : 'stack-together stack-session',
    element('h3', '', combination.name),
    element('p', '', combination.opens),
  );
  if (legs.length > 0) box.append(element('dl', 'stack-legs', ...parts.flat()));
  box.append(
    breakView(one, report),
    ...effectView(one, policies),
    element(
      'p',
      'small',
      element('strong', '', 'In general: '),
      combination.rule,
      ' ',
      element('span', 'soft', `Not covered: ${combination.uncovered}`),
    ),
    element(
      'p',
      'small',
      'Documented attacks: ',
      ...listed(
        combination.patterns.map(({ slug, name: words }) => link(routes.attack(slug), words)),
      ),
      '.',
    ),
  );
  return box;
}

/** What the policy below makes of a set, and which preset does more. */
function effectView(one: Together, { policy, others }: Policies): HTMLElement[] {
  if (!policy || one.legs.length === 0) return [];
  const effect = effectOf(one, policy);
  const better = others.filter((other) => effectOf(one, other.policy) === 'refused');
  const labels = better.map(({ preset }) => `“${preset}”`).join(' and ');
  const more = effect === 'refused' || labels === '' ? '' : ` The preset ${labels} breaks it.`;
  return [element('p', 'stack-effect', `${EFFECT[effect]}${more}`)];
}

function breakView(one: Together, { tools, unknown }: StackReport): HTMLElement {
  const { deny, disconnect } = smallestBreak(one, tools);
  const words: (Node | string)[] = [element('strong', '', 'Smallest change: ')];
  if (deny) {
    const number = deny.tools.length === 1 ? 'the one tool' : `the ${deny.tools.length} tools`;
    words.push(`deny ${number} under “${legName(deny.leg)}”`);
    if (deny.tools.length <= 3)
      words.push(': ', ...listed(deny.tools.map((tool) => name(tool.name))));
  }
  if (disconnect)
    words.push(
      deny ? ', or disconnect ' : 'disconnect ',
      name(disconnect.server),
      ` (${counted(disconnect.tools, 'tool')})`,
    );
  if (!deny && !disconnect)
    words.push(...sessionWords(unknown.map(({ entry }) => entry.configName)));
  return element('p', 'stack-break', ...words, '.');
}

/** For a set that needs no tool, only company. */
function sessionWords(unknown: readonly string[]): (Node | string)[] {
  if (unknown.length === 0)
    return ['write rules for server and tool together, as the policy below does'];
  return ['give ', ...listed([...new Set(unknown)].map(name)), ' a session without the others'];
}

/** Sets of which a part is missing that an unknown server, or one more tool, could bring. */
function openView(open: readonly Together[]): HTMLElement {
  const unknown = open[0]?.unknown ?? 0;
  const why =
    unknown > 0
      ? `${counted(unknown, 'server is', 'servers are')} unknown and could complete ${open.length === 1 ? 'this' : 'these'}`
      : `One more tool would complete ${open.length === 1 ? 'this' : 'these'}`;
  const items = open.map(({ combination, legs }) => {
    const missing = legs.filter(({ tools }) => tools.length === 0).map(({ leg }) => legName(leg));
    return element(
      'li',
      '',
      element('strong', '', combination.name),
      element('span', 'soft', `, missing: ${missing.join('; ')}`),
    );
  });
  const fold = element(
    'details',
    'stack-open mt-2',
    element('summary', '', `${why}: ${counted(open.length, 'combination')}`),
    element('ul', 'substitutions small mt-2', ...items),
  );
  return fold;
}
