import { isSecretPart } from '../secret/secret-part.ts';
import { valuesOf } from './options.ts';
import { programName } from './unwrap.ts';

/** The servers that `docker mcp gateway run` names; undefined for every other command. */
export function gatewayServers(command: readonly string[]): string[] | undefined {
  const [path = '', ...args] = command;
  if (programName(path) !== 'docker' || args[0] !== 'mcp' || args[1] !== 'gateway')
    return undefined;
  return valuesOf(args, '--servers', '--server')
    .flatMap((one) => one.split(','))
    .map((one) => one.trim().replace(/^docker:\/\//, ''))
    .filter((one) => /^[\w./:@-]{1,100}$/.test(one) && !isSecretPart(one));
}
