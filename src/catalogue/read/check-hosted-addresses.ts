import type { HostedAddress } from '#domain/hosted-address.ts';
import type { Problem } from '../problem.ts';

const FILE = 'hosted-addresses.yaml';

/** Addresses must belong to servers that we describe, and to one of them only. */
export function checkHostedAddresses(
  root: string,
  hosted: readonly HostedAddress[],
  servers: ReadonlySet<string>,
): Problem[] {
  const seen = new Set<string>();
  const problem = (index: number, message: string, found: string): Problem => {
    const path = `[${index}]`;
    return { file: `${root}/${FILE}`, line: null, column: null, path, message, found };
  };
  return hosted.flatMap(({ server, addresses }, index) => [
    ...(servers.has(server) ? [] : [problem(index, 'There is no such file in servers/.', server)]),
    ...addresses.flatMap((address) => {
      const again = seen.has(address);
      seen.add(address);
      return again ? [problem(index, 'This address is listed twice.', address)] : [];
    }),
  ]);
}
