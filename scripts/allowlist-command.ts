import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { configName } from '#domain/policy/naming.ts';
import type { AllowedServer } from '#domain/server-allowlist/allowlist.ts';
import { ALLOWLIST_FORMATS, allowlistFormatById } from '#domain/server-allowlist/formats/index.ts';
import { usualLaunches } from '#domain/server-allowlist/usual-launches.ts';
import { allowedServers } from '#domain/stack/allowed-servers.ts';
import { identityOfText } from '#domain/stack/server-identity.ts';
import type { Catalogue } from '#queries/database.ts';
import { serverFacts } from '#queries/servers.ts';
import { allowlistStatement, NO_ALLOWLIST } from '#wording/server-allowlist.ts';
import { type Printed, UsageError } from './printed.ts';

interface Wanted {
  readonly format: string;
  /** A client's configuration, in place of servers of the catalogue. */
  readonly config: string | undefined;
  readonly servers: readonly string[];
  readonly as: readonly string[];
  readonly starts: readonly string[];
}

/** What `npm run policy -- --allowlist` prints: the managed file, and a note for each difference. */
export async function allowlistCommand(
  wanted: Wanted,
  database: () => Promise<Catalogue>,
): Promise<Printed> {
  const ids = ALLOWLIST_FORMATS.map(({ id }) => id).join(', ');
  const format = allowlistFormatById(wanted.format);
  if (!format) throw new UsageError(`There is no list for “${wanted.format}”. There are: ${ids}.`);
  const { config } = wanted;
  const servers = config === undefined ? fromCatalogue(await database(), wanted) : fromFile(config);
  const rendered = format.render({ servers });
  const notes = rendered.statements.map(
    (statement) => `note: ${allowlistStatement(statement, format)}\n`,
  );
  return rendered.ok
    ? { code: 0, stdout: rendered.text, stderr: notes.join('') }
    : { code: 2, stdout: '', stderr: `${notes.join('')}${NO_ALLOWLIST}\n` };
}

function fromFile(path: string): AllowedServer[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`${path} cannot be read: ${(error as Error).message}`);
  }
  const servers = allowedServers(text, basename(path));
  if (servers.length === 0) throw new UsageError(`${path} holds no server that is switched on.`);
  return servers;
}

function fromCatalogue(db: Catalogue, { servers, as, starts }: Wanted): AllowedServer[] {
  if (servers.length === 0) throw new UsageError('Name a server, or a file with --config.');
  if (starts.length > servers.length) throw new UsageError('There are more --start than --server.');
  return servers.map((slug, at) => {
    const facts = serverFacts(db, slug);
    if (!facts) throw new UsageError(`The catalogue has no server “${slug}”.`);
    const start = starts[at] ?? usualLaunches(facts)[0] ?? '';
    return { name: as[at] ?? configName(slug), identity: identityOfText(start), variables: [] };
  });
}
