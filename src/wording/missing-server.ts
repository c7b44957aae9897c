import type { Program } from '#domain/stack/launch/program.ts';
import type { Match } from '#domain/stack/match.ts';
import { listed } from './list.ts';
import type { MissingServer } from './report.ts';
import { REGISTRY, SERVER_LIST } from './stack.ts';

/** Names of hosts that only one network knows, or no one. */
const PRIVATE_HOST =
  /^[^.]*$|[\d.]+$|[[\]…]|\.(local|localhost|internal|intranet|private|lan|home|corp|test|example|invalid)$/i;

/** What a report may say of a server that is not recognised: what everybody can look up. */
export function missingFrom({ entry }: Match, clients: readonly string[]): MissingServer {
  const client = clients.length === 0 ? undefined : listed(clients, 'or');
  return { ...publicNames(entry.launch.program), client };
}

function publicNames(program: Program): MissingServer {
  switch (program.kind) {
    case 'package':
      return { package: `${REGISTRY[program.registry]} ${program.name}` };
    case 'repository':
      return { package: `https://${program.host}/${program.path}` };
    case 'listed':
      return { package: `${program.name} in ${SERVER_LIST[program.list]}` };
    case 'command':
      return { command: [program.name, ...(program.words ?? [])].join(' ') };
    case 'address':
      return PRIVATE_HOST.test(program.host.replace(/:\d+$/, ''))
        ? {}
        : { address: `https://${program.host}${program.path}` };
    default:
      return {};
  }
}
