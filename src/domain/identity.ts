import { z } from 'zod';
import { isRemotePattern } from './remote-pattern.ts';

export const PACKAGE_REGISTRIES = ['npm', 'pypi', 'oci', 'nuget', 'crates', 'go'] as const;

const word = z.string().regex(/^\S+$/, 'use one word without spaces');

export const packageSchema = z.strictObject({
  registry: z.enum(PACKAGE_REGISTRIES),
  name: z.string().min(1),
  version: z.string().min(1).optional().meta({ description: 'The one that was read' }),
  subcommand: z
    .array(word)
    .min(1)
    .optional()
    .meta({ description: 'The words behind it without which it is no MCP server' }),
});
export type Package = z.infer<typeof packageSchema>;

export const remoteSchema = z
  .strictObject({
    url: z.string().refine(isRemotePattern, 'use an https address, with * only for a whole part'),
    source: z.string().min(1).meta({ description: 'Id of the source that documents it' }),
  })
  .meta({ description: 'Where the vendor hosts this list of tools; * is any part, /** any rest' });
export type Remote = z.infer<typeof remoteSchema>;

/** A name that the server had before: a package without its version, or a repository. */
export const formerSchema = z
  .strictObject({
    registry: z.enum(PACKAGE_REGISTRIES).optional(),
    name: z.string().min(1).optional(),
    repository: z.url().optional(),
  })
  .refine(
    ({ registry, name, repository }) =>
      (registry === undefined) === (name === undefined) &&
      (name === undefined) !== (repository === undefined),
    'give a registry and a name, or a repository',
  );
export type Former = z.infer<typeof formerSchema>;

/** The fields of a server by which it is recognised, in the words of the MCP registry's server.json. */
export const identityFields = {
  packages: z
    .array(packageSchema)
    .min(1)
    .optional()
    .meta({ description: 'The one that was read comes first' }),
  remotes: z.array(remoteSchema).min(1).optional(),
  commands: z
    .array(z.array(word).min(1))
    .min(1)
    .optional()
    .meta({ description: 'Installed programs that start it, each with the words that come first' }),
  extensions: z
    .array(word)
    .min(1)
    .optional()
    .meta({ description: 'Its ids in the galleries of VS Code, Zed, Claude Desktop and Cursor' }),
  formerly: z.array(formerSchema).min(1).optional(),
  product: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use lower-case letters, digits and hyphens')
    .optional()
    .meta({ description: 'What servers with other lists of tools for the same product share' }),
  variant: z
    .string()
    .min(2)
    .max(40)
    .optional()
    .meta({ description: 'What this list of tools is called beside the others of its product' }),
};

/** Everything by which a server is recognised. */
export interface Identified {
  /** The one that was read comes first. */
  readonly packages: readonly Package[];
  readonly remotes?: readonly Remote[] | undefined;
  readonly commands?: readonly (readonly string[])[] | undefined;
  readonly extensions?: readonly string[] | undefined;
  readonly formerly?: readonly Former[] | undefined;
  readonly product?: string | undefined;
  readonly variant?: string | undefined;
}

/** The package that was read, or else the first that is known. */
export const readPackage = ({ packages }: Pick<Identified, 'packages'>): Package | undefined =>
  packages[0];
