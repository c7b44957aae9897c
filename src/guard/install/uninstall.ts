import { complain, readArguments, reporting } from '../arguments.ts';
import type { Program } from '../command.ts';
import { apply } from './apply.ts';
import { type Change, changeOf } from './change-file.ts';
import {
  type InstallClient,
  type Machine,
  placesIn,
  SCOPES,
  type Scope,
  startsGuard,
} from './client.ts';
import { INSTALL_CLIENTS } from './clients/index.ts';
import { Refusal } from './hook-file.ts';
import { clientOf } from './install.ts';
import { thisMachine } from './machine.ts';

export const UNINSTALL_USAGE = `uninstall ${INSTALL_CLIENTS.map(({ id }) => id).join('|')} [--scope ${SCOPES.join('|')}] [--yes] [--dry-run]`;
const EXPECTED = {
  values: { scope: SCOPES },
  flags: ['yes', 'dry-run'],
  words: [{ name: 'client', allowed: INSTALL_CLIENTS.map(({ id }) => id) }],
};

/** Takes the guard's hooks out of the configuration of a client: in one scope, or wherever they are. */
export const uninstall = reporting(async (args, program) => {
  const given = readArguments(args, EXPECTED);
  if (Array.isArray(given)) return complain(given, UNINSTALL_USAGE);
  const { scope } = given.values;
  const scopes = scope === undefined ? SCOPES : [scope as Scope];
  return uninstallFrom(clientOf(given.words[0]), scopes, given.flags, program, thisMachine());
});

/** The same on a given machine. */
export async function uninstallFrom(
  client: InstallClient,
  scopes: readonly Scope[],
  flags: ReadonlySet<string>,
  program: Program,
  machine: Machine,
): Promise<number> {
  try {
    const files = placesIn(client, scopes, machine).map(({ file }) => file);
    const changes = files
      .map(({ path, form }): Change => {
        const isOurs = (handler: Parameters<typeof startsGuard>[0]) =>
          startsGuard(handler, client.id, program.file);
        return changeOf(path, (text) => {
          if (text === undefined || text.trim() === '') return text;
          if (!form.read(text).entries.some(({ handler }) => isOurs(handler))) return text;
          const left = form.remove(text, isOurs);
          if (left !== undefined && form.read(left).entries.some(({ handler }) => isOurs(handler)))
            throw new Refusal('the hooks share a group with others; take them out by hand');
          return left;
        });
      })
      .filter(({ before, after }) => before !== after);
    if (changes.length === 0) {
      console.log(`The guard is not installed for ${client.label}:`);
      for (const { path } of files) console.log(`- ${path}`);
      return 0;
    }
    const places = changes.map(({ path }) => path).join(' and ');
    const code = await apply(
      changes,
      flags,
      `The guard is no longer installed for ${client.label} in ${places}.\nStart a new session: a running one keeps the hooks that it started with.`,
    );
    return code;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    process.stderr.write(`${error.message}\nNothing was changed.\n`);
    return 1;
  }
}
