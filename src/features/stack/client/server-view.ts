import { type Choices, countedServer, type Match } from '#domain/stack/match.ts';
import type { StackReport } from '#domain/stack/report.ts';
import { plainForeignText } from '#domain/upstream-text.ts';
import { routes } from '#routes';
import { element } from '#ui/client/element.ts';
import { foreignText } from '#ui/client/foreign-text.ts';
import { toolCountText } from '#wording/server.ts';
import { surenessWords, unaskedSentence, unknownReason } from '#wording/stack.ts';
import { missingUrl } from './missing-url.ts';
import { counted, link, name } from './words.ts';

export interface ServerActions {
  readonly choices: Choices;
  /** A slug for "it is this one", null for "none of them", undefined for what the page thinks. */
  readonly choose: (entry: number, slug: string | null | undefined) => void;
  readonly chooseAll: (choices: readonly (readonly [number, string | null])[]) => void;
}

/** Every entry of the file: what it is, how sure that is, and what to do where it is not known. */
export function serversView({ matches }: StackReport, actions: ServerActions): Node[] {
  const rank = (match: Match) => (countedServer(match, actions.choices) ? 1 : 0);
  const sorted = [...matches].sort((a, b) => rank(a) - rank(b) || a.entry.index - b.entry.index);
  const list = element('ul', 'stack-servers', ...sorted.map((match) => row(match, actions)));
  const open = matches.filter(
    ({ entry, sureness }) => sureness === 'name' && !actions.choices.has(entry.index),
  );
  return open.length > 1 ? [takeGuesses(open, actions), list] : [list];
}

/** A file that gives names only, as Docker's does, would ask for every one of them. */
function takeGuesses(open: readonly Match[], { chooseAll }: ServerActions): HTMLElement {
  const button = element('button', 'button', `Take the likeliest for all ${open.length}`);
  button.type = 'button';
  button.addEventListener('click', () => {
    chooseAll(open.map(({ entry, candidates }) => [entry.index, candidates[0]?.slug ?? null]));
  });
  const words = `${counted(open.length, 'server')} could be known by ${open.length === 1 ? 'its' : 'their'} names. Guesses count only when you say so. `;
  return element('p', 'small no-print mb-3', words, button);
}

function row(match: Match, actions: ServerActions): HTMLElement {
  const { entry } = match;
  const server = countedServer(match, actions.choices);
  const via = entry.name === entry.configName ? [] : [' › ', name(entry.name)];
  const head = element('p', 'stack-server', element('strong', '', name(entry.configName), ...via));
  if (server) {
    const label = link(routes.server(server.slug), ...foreignText(server.label));
    const known = server.of ? { tools: server.tools, of: server.of } : undefined;
    head.append(' is ', label, element('span', 'soft', `, ${toolCountText(server.tools, known)}`));
  } else head.append(' ', element('span', 'stack-tag', 'Unknown'));
  if (entry.disabled) head.append(' ', element('span', 'stack-tag', 'Switched off'));
  const item = element('li', '', head, about(match, actions));
  item.dataset['entry'] = String(entry.index);
  return item;
}

function about(match: Match, actions: ServerActions): HTMLElement {
  const { entry, candidates } = match;
  const server = countedServer(match, actions.choices);
  const choice = actions.choices.get(entry.index);
  const made = element('div', 'small');
  if (server) {
    made.append(element('p', 'soft', `${surenessWords(match, server, choice !== undefined)}.`));
  } else
    made.append(
      element(
        'p',
        '',
        ...foreignText(`Not recognised: ${unknownReason(match)}. Assume full access.`),
      ),
    );
  if (entry.project) made.append(element('p', 'soft', 'Project ', name(entry.project)));
  if (entry.disabled)
    made.append(element('p', 'soft', 'The file switches it off; its tools are not counted.'));
  if (entry.tools.unasked.length > 0)
    made.append(element('p', '', unaskedSentence(entry.tools.unasked)));
  if (entry.tools.only || entry.tools.without.length > 0)
    made.append(
      element('p', 'soft', 'The file leaves some of its tools out; they are not counted.'),
    );
  if (
    candidates.length > 0 &&
    (candidates.length > 1 || match.sureness === 'name' || choice !== undefined)
  )
    made.append(chooser(match, actions));
  if (!server) made.append(element('p', 'no-print', missingLink(match)));
  return made;
}

/** Which of several servers it is; a guess counts only when a person has said so. */
function chooser(match: Match, { choices, choose }: ServerActions): HTMLElement {
  const { entry, candidates, sureness } = match;
  const select = element('select', 'field stack-select');
  const option = (value: string, words: string) => {
    const made = element('option', '', words);
    made.value = value;
    select.append(made);
  };
  if (sureness === 'name') option('', 'Not decided');
  for (const { slug, label, tools } of candidates)
    option(slug, `${plainForeignText(label)} (${counted(tools, 'tool')})`);
  option('-', 'None of these');
  const choice = choices.get(entry.index);
  select.value = choice === null ? '-' : (choice ?? countedServer(match, choices)?.slug ?? '');
  select.dataset['choice'] = String(entry.index);
  select.addEventListener('change', () => {
    choose(
      entry.index,
      select.value === '' ? undefined : select.value === '-' ? null : select.value,
    );
  });
  const question =
    sureness === 'name'
      ? 'By its name it could be'
      : `${counted(candidates.length, 'entry', 'entries')} of the catalogue fit; counted is`;
  const made = element(
    'label',
    'stack-choice',
    element(
      'span',
      '',
      question,
      element('span', 'sr-only', ` (${plainForeignText(entry.configName)})`),
    ),
    select,
  );
  return made;
}

function missingLink(match: Match): HTMLAnchorElement {
  const made = link(missingUrl(match), 'Tell us about it (opens GitHub)');
  made.rel = 'noopener';
  return made;
}
