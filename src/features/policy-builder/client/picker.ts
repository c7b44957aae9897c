import {
  type FoundServer,
  findServers,
  serverIndexSchema,
} from '#domain/policy-builder/server-index.ts';
import { routes } from '#routes';
import { announce } from '#ui/client/announce.ts';
import { element } from '#ui/client/element.ts';
import { foreignText } from '#ui/client/foreign-text.ts';
import { part } from '#ui/client/part.ts';
import { loadFile } from '#ui/client/site-file.ts';
import { toolCountText } from '#wording/server.ts';
import { Combobox } from './combobox.ts';

const SHOWN = 12;

/** The field in which servers are looked up by name; its list is fetched at the first focus. */
export function startPicker(
  host: HTMLElement,
  isPicked: (slug: string) => boolean,
  pick: (slug: string) => void,
): void {
  const status = part(host, 'found');
  const input = part<HTMLInputElement>(host, 'pick');
  const find = async (words: string) =>
    findServers(
      await loadFile(routes.serverIndex(), (value) => serverIndexSchema.parse(value)),
      words,
      SHOWN,
    );
  const draw = (found: FoundServer) => drawn(found, isPicked(found.slug));
  const say = (found: readonly FoundServer[] | null, words: string) => {
    status.textContent = statusText(found, words);
    if (words.trim() !== '' && found) announce(foundText(found));
  };
  new Combobox({
    input,
    list: part(host, 'options'),
    find,
    draw,
    say,
    pick: ({ slug }) => pick(slug),
  });
}

function drawn({ label, tools, vendor, package: pack }: FoundServer, isPicked: boolean) {
  const about = [isPicked ? 'already picked' : '', toolCountText(tools), vendor, pack];
  const text = about.filter((one) => one !== '').join(' · ');
  return element(
    'div',
    'pick-option',
    element('span', 'pick-label', ...foreignText(label)),
    ' ',
    element('span', 'soft small', ...foreignText(text)),
  );
}

const foundText = (found: readonly FoundServer[]): string =>
  found.length === 1 ? '1 server found' : `${found.length} servers found`;

function statusText(found: readonly FoundServer[] | null, words: string): string {
  if (!found) return 'The list of servers did not arrive. Check the connection and type again.';
  if (found.length > 0 || words.trim() === '') return '';
  return `No server here is called “${words.trim()}”. Try fewer letters, or the name of its package.`;
}
