import { type CallRow, callTable } from '#domain/policy/call-table.ts';
import type { Policy, ServerPolicy } from '#domain/policy/policy.ts';
import { ruleOf } from '#domain/policy/rule-of.ts';
import { MOST_CALLS } from '#domain/policy-builder/most-calls.ts';
import { element } from '#ui/client/element.ts';
import { foreignText } from '#ui/client/foreign-text.ts';
import { callPhrase } from '#wording/calls.ts';
import { becauseSentence, policySentences } from '#wording/rule.ts';
import type { Store } from './store.ts';

/** What the file does with the selected tool, or with the first one. */
export function selectedCalls(
  store: Store,
  policy: Policy,
  effective: readonly Policy[],
): HTMLElement[] {
  const { tool, server } = selectedIn(store, policy);
  const found = effective
    .flatMap((one) => one.servers.map((listed) => ({ policy: one, listed })))
    .find(({ listed }) => listed.server === server.server && listed.as === server.as);
  if (tool === undefined || !found) return [];
  const name = element('span', 'mono', ...foreignText(tool));
  const heading = element('h3', '', 'What this file does with ', name);
  const sentences = policySentences(found.policy, found.listed.as, tool).join(' ');
  const words = element('p', 'small', ...foreignText(sentences));
  const limits = ruleOf(found.listed, tool)?.limits ?? [];
  // A link or a file may hold a larger limit; it is described in words alone.
  if (limits.some(({ max }) => max > MOST_CALLS)) return [heading, words];
  return [heading, words, drawn(callTable(found.policy, { server: found.listed.as, tool }))];
}

function selectedIn(
  store: Store,
  policy: Policy,
): { tool: string | undefined; server: ServerPolicy } {
  const [first] = policy.servers;
  if (!first) throw new RangeError('the policy holds no server');
  const place = store.selected;
  const chosen = place && store.state.servers[place.at];
  const server =
    policy.servers.length === store.state.servers.length && place
      ? policy.servers[place.at]
      : policy.servers.find((one) => one.server === chosen?.server);
  if (place && server) return { tool: place.tool, server };
  const shard = store.shards.get(first.server);
  return { tool: shard?.tools[0]?.name ?? Object.keys(first.tools)[0], server: first };
}

function drawn(rows: readonly CallRow[]): HTMLElement {
  const caption = element('caption', '', 'Calls, and what becomes of them');
  const head = element(
    'tr',
    '',
    header('Call', 'col'),
    header('Outcome', 'col'),
    header('Why', 'col'),
  );
  const body = rows.map((row) => {
    const { name, outcome } = row;
    const named = name === null ? [] : [element('span', 'mono soft', ...foreignText(name))];
    const first = header('', 'row');
    first.append(...named, ...foreignText(callPhrase(row)));
    const because = becauseSentence(row.because);
    const result = element('td', `outcome-${outcome}`, outcome);
    result.dataset['label'] = 'Outcome';
    return element('tr', '', first, result, element('td', 'small', ...foreignText(because)));
  });
  return element(
    'table',
    'table',
    caption,
    element('thead', '', head),
    element('tbody', '', ...body),
  );
}

function header(text: string, scope: 'col' | 'row'): HTMLTableCellElement {
  const cell = element('th', '', text);
  cell.scope = scope;
  return cell;
}
