import type { ClientName } from '#domain/client-name.ts';
import {
  type ClientAbility,
  type ClientWithoutFile,
  withoutFile,
} from '#domain/policy/clients-without-file.ts';
import { listed } from './list.ts';

const ABILITY: Record<ClientAbility, string> = {
  'asks-each-call': 'it asks before each call, until you let a tool run without asking',
  'one-switch': 'one switch lets the tools of all servers run without asking',
  'tools-off': 'you can switch single tools off in its settings',
  'allowlist-in-settings': 'its settings list what runs without asking',
  'servers-only': 'its settings allow or refuse whole servers, and no single tools',
  'lists-in-config':
    'its own config lists the tools of a server that run without asking (alwaysAllow) and those that are off (disabledTools)',
  hook: 'a hook of your own can refuse calls',
};

/** "you can switch single tools off in its settings, and a hook of your own can refuse calls" */
export const clientAbilities = ({ can }: ClientWithoutFile): string =>
  can.map((ability) => ABILITY[ability]).join(', and ');

/** What a reader has to know whose client reads none of the files; undefined where it reads one. */
export function noFileSentence(names: readonly ClientName[]): string | undefined {
  const clients = withoutFile(names);
  const [first, ...others] = clients;
  if (!first) return undefined;
  const isSure = clients.length === names.length && others.length === 0;
  const who = isSure
    ? first.client
    : `If your client is ${listed(
        clients.map(({ client }) => client),
        'or',
      )}, it`;
  const does =
    others.length === 0
      ? `; ${clientAbilities(first)}.`
      : `. ${clients.map((client) => `In ${client.client}, ${clientAbilities(client)}.`).join(' ')}`;
  return `${who} reads none of the files below${does} A gateway or proxy between the client and its servers can apply the policy: choose its format.`;
}
