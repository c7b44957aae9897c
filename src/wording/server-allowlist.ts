import type {
  AllowlistFormat,
  AllowlistStatement,
  LeftOutReason,
} from '#domain/server-allowlist/format.ts';
import type { AllowlistProof } from '#domain/server-allowlist/proof.ts';
import { listed } from './list.ts';
import { counted } from './sentence.ts';
import { VERIFICATION_SENTENCE } from './target.ts';

type WordedFormat = Pick<AllowlistFormat, 'name' | 'comparesNames'>;

/** What a list of servers does not do, whichever product reads it. */
export const ALLOWLIST_LIMITS: readonly string[] = [
  'It does not restrict tools. A listed server offers all of them: use the list together with a policy.',
  'It compares how a server is started, not the code that then runs. Without a version in the command, the newest package runs each time.',
  'No file here lists a server by its name alone: users choose names, so a name proves nothing.',
];

/** What follows for policies from whether names are compared. */
export const nameSentence = ({ name, comparesNames }: WordedFormat): string =>
  comparesNames
    ? `${name} compares the server’s name too, so the rules of a policy keep applying.`
    : `${name} compares no names: a listed server also starts under another name, and then the rules of a policy, which are written for its name, do not apply to it.`;

/** Where the file permits something else than the list: "“github” is not in the file: …" */
export function allowlistStatement(statement: AllowlistStatement, format: WordedFormat): string {
  const server = `“${statement.server.toWellFormed()}”`;
  const { name } = format;
  switch (statement.kind) {
    case 'left-out':
      return `${server} is not in the file and will not start: ${leftOutReason(statement.why, name)}`;
    case 'any-value':
      return `${server}: a secret was taken out of the ${statement.where === 'argument' ? 'arguments' : 'address'}. In its place, ${name} accepts any value.`;
    case 'wider-address':
      return `${server}: its address holds a “*”, which ${name} reads as “anything”, so other addresses fit too.`;
    case 'variable':
      return statement.effect === 'expanded'
        ? `${server} holds a variable, which ${name} replaces by its value on each computer.`
        : `${server} holds a variable: according to its documentation, ${name} refuses a server of which a variable is not resolved. Write the value out.`;
    case 'variables':
      return `${server} gets ${listed(statement.names)} from the environment of each user: no value is in the file.`;
  }
}

function leftOutReason(why: LeftOutReason, name: string): string {
  switch (why) {
    case 'nothing-known':
      return 'neither a command nor an address is known.';
    case 'secret':
      return 'a secret is part of how it is started. Move it into an environment variable or a header.';
    case 'address':
      return 'its address is not one of http or https.';
    case 'secret-in-text':
      return `a secret is in its command or address, and ${name} compares the whole text. Move the secret into an environment variable or a header.`;
    case 'empty-argument':
      return `one of its arguments is empty, and ${name} would then refuse every server of the list.`;
    case 'local':
      return 'this list takes hosted servers only, and this one is started by a command.';
    case 'same-name':
      return `${name} has one entry for each name, and another server has this one.`;
    case 'name':
      return `${name} does not take this name as it is. Rename the server.`;
    case 'invalid-unicode':
      return 'it holds half of a Unicode character, which no file can.';
  }
}

/** Why there is no file at all. */
export const NO_ALLOWLIST =
  'None of these servers can be listed, and a list without entries would refuse all servers or none.';

type Run = AllowlistProof['runs'][number];

/** How the file of a format was checked: in the product, or only by reading about it. */
export function allowlistChecked(
  { verification }: Pick<AllowlistFormat, 'verification'>,
  run: Run | undefined,
  digest: string,
): string {
  if (!run) return VERIFICATION_SENTENCE[verification];
  const where = `${run.product} ${run.version} on ${run.date}`;
  if (run.digest !== digest) return `Not tried: the file has changed since it ran in ${where}.`;
  const good = run.results.filter(({ ok }) => ok).length;
  const count = `${good} of ${counted(run.results.length, 'configured server')}`;
  return good === run.results.length
    ? `Tried in ${where}: ${count} started or were refused as expected.`
    : `Not proven: tried in ${where}, only ${count} as expected.`;
}

/** How a gap is known. */
export const GAP_KNOWN: Record<AllowlistFormat['gaps'][number]['how'], string> = {
  tried: 'tried',
  documented: 'documented',
  source: 'read in its source code',
  reported: 'reported by a user of the product',
};
