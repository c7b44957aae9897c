import { WARNING_SEVERITY } from '#domain/stack/launch/program.ts';
import type { StackReport } from '#domain/stack/report.ts';
import { routes } from '#routes';
import { element } from '#ui/client/element.ts';
import { WARNING_WORDS } from '#wording/launch-warnings.ts';
import { fixedSentence, flawState, secretLook, secretPlace } from '#wording/stack.ts';
import { withServer } from './tool-names.ts';
import { counted, link, listed, name, severity } from './words.ts';

const list = (items: readonly HTMLElement[]): HTMLElement => element('ul', 'stack-list', ...items);

export function flawsView(host: ParentNode, { flaws }: StackReport): Node[] {
  const items = flaws.map(({ match, found }) => {
    const { flaw } = found;
    const line = element('p', '', link(routes.attack(flaw.slug), flaw.label), ` ${flaw.name}`);
    const tag = found.state === 'affected' ? 'strong' : 'span';
    const verdict = element(tag, '', `${flawState(found)}.`);
    const fix = ` ${fixedSentence(flaw)}`;
    const about2 = element(
      'p',
      'small',
      'Server ',
      name(match.entry.configName),
      ': ',
      verdict,
      fix,
    );
    return element('li', '', severity(host, flaw.severity), element('div', '', line, about2));
  });
  return [list(items)];
}

/** Where secrets stand. Their values were never kept. */
export function secretsView({ secrets }: StackReport): Node[] {
  const byServer = new Map<string, HTMLElement[]>();
  for (const { match, found } of secrets) {
    const known = byServer.get(match.entry.configName) ?? [];
    const words = `, ${secretPlace(found.place)}: ${secretLook(found.looks)}`;
    byServer.set(match.entry.configName, [
      ...known,
      element('li', '', name(found.key), element('span', 'soft', words)),
    ]);
  }
  const items = [...byServer].map(([configName, found]) =>
    element(
      'li',
      '',
      element(
        'div',
        '',
        element('p', '', name(configName)),
        element('ul', 'substitutions small', ...found),
      ),
    ),
  );
  const advice =
    'Whoever reads the file can use them: sync folders, backups, repositories, and every tool that reads files. Move them into the client’s own store, a variable or a secret manager, and replace those that were shared.';
  return [element('p', 'small', advice), list(items)];
}

export function warningsView(host: ParentNode, { warnings }: StackReport): Node[] {
  const byKind = Map.groupBy(warnings, ({ found }) => found.id);
  const items = [...byKind].map(([id, same]) => {
    const { label, meaning, fix } = WARNING_WORDS[id];
    const entries = same.map(({ match, found }) =>
      element(
        'span',
        '',
        name(match.entry.configName),
        element('span', 'soft small', ` (${found.about})`),
      ),
    );
    return element(
      'li',
      '',
      severity(host, WARNING_SEVERITY[id]),
      element(
        'div',
        '',
        element('p', '', element('strong', '', label), ': ', ...listed(entries)),
        element('p', 'small', meaning, ' ', element('span', 'soft', fix)),
      ),
    );
  });
  return [list(items)];
}

export function collisionsView({ collisions }: StackReport): Node[] {
  const items = collisions.map(({ name: tool, tools }) =>
    element(
      'li',
      '',
      element(
        'div',
        '',
        element('p', '', name(tool)),
        element(
          'p',
          'small',
          counted(tools.length, 'tool'),
          ': ',
          ...listed(tools.map(withServer)),
        ),
      ),
    ),
  );
  const why =
    'Where a client does not put the server’s name in front, a call can reach the wrong one; a rule by name alone then holds for both. Write rules for server and tool together.';
  return [element('p', 'small', why), list(items)];
}
