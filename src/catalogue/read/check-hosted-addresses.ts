import { z } from 'zod';
import type { Problem } from '../problem.ts';
import type { Entry } from './content-folder.ts';
import { problemAt } from './place.ts';

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

/** Addresses must belong to servers that we describe, and to one of them only. */
export function checkHostedAddresses(
  entry: Pick<Entry<readonly HostedAddress[]>, 'file' | 'value' | 'locate'>,
  servers: ReadonlySet<string>,
): Problem[] {
  const seen = new Set<string>();
  return entry.value.flatMap(({ server, addresses }, index) => [
    ...(servers.has(server)
      ? []
      : [
          problemAt(entry, [index, 'server'], 'There is no such file in servers/.', {
            found: server,
          }),
        ]),
    ...addresses.flatMap((address, at) => {
      const again = seen.has(address);
      seen.add(address);
      const path = [index, 'addresses', at];
      return again
        ? [problemAt(entry, path, 'This address is listed twice.', { found: address })]
        : [];
    }),
  ]);
}
