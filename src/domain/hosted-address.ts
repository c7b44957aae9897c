import { z } from 'zod';

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
