import { own, textOf } from '../own-value.ts';
import type { AllowedServer, ServerIdentity } from '../server-allowlist/allowlist.ts';
import { type EntryFields, fieldsOf } from './entry-fields.ts';
import type { RawEntry } from './locate.ts';
import { locateServers } from './read-stack.ts';
import { isSecretPart } from './secret-text.ts';
import { identityOfAddress, identityOfCommand, variableNames } from './server-identity.ts';

/**
 * The servers of a configuration as a list of what may start: their own commands and addresses, with
 * holes in place of secrets. Those that are switched off are left out. Never throws; empty where the
 * text cannot be read.
 */
export function allowedServers(text: string, fileName = ''): AllowedServer[] {
  const located = locateServers(text, fileName);
  if (!('entries' in located)) return [];
  const seen = new Set<string>();
  return located.entries.flatMap((raw) => {
    const server = allowedServer(raw);
    const key = JSON.stringify(server);
    return server === undefined || seen.has(key) || !seen.add(key) ? [] : [server];
  });
}

function allowedServer(raw: RawEntry): AllowedServer | undefined {
  const fields = fieldsOf(raw.value);
  if (raw.off === true || fields.disabled || isSecretPart(raw.name)) return undefined;
  const variables = variableNames(fields.variables.map(([key]) => key));
  return { name: raw.name, identity: identityOf(raw.value, fields), variables };
}

function identityOf(value: unknown, { command, address }: EntryFields): ServerIdentity {
  if (command.length > 0) return identityOfCommand(command);
  if (address === undefined) return { kind: 'unknown', why: 'nothing-known' };
  return identityOfAddress(address, textOf(own(value, 'type')) ?? textOf(own(value, 'transport')));
}
