import { z } from 'zod';
import type { Problem } from '../problem.ts';

/** One entry of `content/hosted-addresses.yaml`: where a vendor hosts the server that it publishes. */
export const hostedAddressSchema = z
  .strictObject({
    server: z.string().min(1).meta({ description: 'Name of the file in `content/servers/`' }),
    addresses: z.array(z.url({ protocol: /^https$/ })).min(1),
    source: z.url().meta({ description: 'Where the vendor documents it' }),
  })
  .meta({ id: 'hosted-address', description: 'Where a server is hosted by its vendor' });
export type HostedAddress = z.infer<typeof hostedAddressSchema>;

export const hostedAddressesSchema = z.array(hostedAddressSchema);

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
