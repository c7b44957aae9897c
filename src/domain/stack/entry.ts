import { own, textOf } from '../own-value.ts';
import type { Given } from '../start/recognise.ts';
import { type EntryFields, fieldsOf } from './entry-fields.ts';
import { givenIn } from './given.ts';
import { withoutGuard } from './guard/guard-command.ts';
import { addressProgram } from './launch/address.ts';
import { valuesOf } from './launch/options.ts';
import { imagePackage } from './launch/package-spec.ts';
import { type Launch, LaunchDraft, type Program } from './launch/program.ts';
import { programName } from './launch/program-name.ts';
import { unwrap } from './launch/unwrap.ts';
import type { RawEntry } from './locate.ts';
import { isSecretPart } from './secret-text.ts';
import { type SecretFinding, secretsInEntry } from './secrets-in-entry.ts';
import { type ToolChoice, toolChoiceOf } from './tool-choice.ts';

/**
 * One server of a stack: what it is, not what it was given. Of the values of the file it holds only
 * plain words that may choose a start.
 */
export interface StackEntry {
  /** Counts the entries of a stack, from 0. */
  readonly index: number;
  /** What the client calls it: the name that its tools carry. */
  readonly configName: string;
  /** Its own name, if it is behind a gateway. */
  readonly name: string;
  readonly place: string;
  readonly project?: string;
  readonly disabled: boolean;
  readonly launch: Launch;
  readonly secrets: readonly SecretFinding[];
  readonly tools: ToolChoice;
  /** Is its name the id in a gallery of extensions? */
  readonly gallery?: true;
  /** What may choose a start of the server; undefined where the file does not say how it is started. */
  readonly given?: Given;
}

const LONGEST = 100;

/** What an entry of a file says, without its values. A gateway is as many servers as it names. */
export function entriesOf(raw: RawEntry): Omit<StackEntry, 'index'>[] {
  const fields = ofServer(fieldsOf(raw.value));
  const base = {
    configName: short(raw.name),
    place: short(raw.path.filter((key) => key !== raw.project && key !== 'projects').join(' › ')),
    ...(raw.project === undefined ? {} : { project: short(raw.project) }),
    disabled: raw.off === true || fields.disabled,
    tools: toolChoiceOf(raw.value),
  };
  const secrets = secretsInEntry(fields);
  const listed = gatewayServers(fields.command);
  if (listed && listed.length > 0)
    return listed.map((name, at) => ({
      ...base,
      name,
      launch: new LaunchDraft().done(inCatalogue(name)),
      secrets: at === 0 ? secrets : [],
    }));
  const launch = launchOf(raw, fields);
  const { kind } = launch.program;
  const given =
    kind === 'listed' || kind === 'extension' ? {} : { given: givenIn(fields, kind === 'address') };
  const gallery = own(raw.value, 'gallery') === undefined ? {} : { gallery: true as const };
  return [{ ...base, name: base.configName, launch, secrets, ...gallery, ...given }];
}

/** Without the guard that may stand in front of the server. */
const ofServer = (fields: EntryFields): EntryFields => ({
  ...fields,
  command: withoutGuard(fields.command),
});

const inCatalogue = (name: string): Program =>
  name.includes('/')
    ? (imagePackage(name) ?? { kind: 'listed', name, list: 'docker' })
    : { kind: 'listed', name, list: 'docker' };

const short = (text: string): string =>
  (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text).toWellFormed();

function launchOf(raw: RawEntry, fields: EntryFields): Launch {
  const draft = new LaunchDraft();
  if (fields.variables.some(isTlsOff)) draft.warn('tls-off', 'NODE_TLS_REJECT_UNAUTHORIZED');
  return draft.done(programOf(raw, fields, draft));
}

const isTlsOff = ([key, value]: readonly [string, string]): boolean =>
  key === 'NODE_TLS_REJECT_UNAUTHORIZED' && value.trim() === '0';

function programOf(raw: RawEntry, fields: EntryFields, draft: LaunchDraft): Program {
  if (gatewayServers(fields.command))
    return {
      kind: 'unclear',
      why: 'gateway-without-servers',
    };
  if (fields.command.length > 0) return unwrap(fields.command, draft);
  if (fields.address !== undefined) return addressProgram(fields.address, draft);
  if (fields.image !== undefined) {
    const image = imagePackage(fields.image);
    return image ? draft.package(image) : { kind: 'unclear', why: 'image-name' };
  }
  if (raw.path.at(-1) === 'registry' || textOf(own(raw.value, 'ref')) !== undefined)
    return { kind: 'listed', name: short(raw.name), list: 'docker' };
  if (fields.extension) return { kind: 'extension' };
  return { kind: 'unclear', why: 'nothing-to-start' };
}

/** The servers that `docker mcp gateway run` names; undefined for every other command. */
function gatewayServers(command: readonly string[]): string[] | undefined {
  const [path = '', ...args] = command;
  if (programName(path) !== 'docker' || args[0] !== 'mcp' || args[1] !== 'gateway')
    return undefined;
  return valuesOf(args, '--servers', '--server')
    .flatMap((names) => names.split(','))
    .map((name) => name.trim().replace(/^docker:\/\//, ''))
    .filter((name) => /^[\w./:@-]{1,100}$/.test(name) && !isSecretPart(name));
}
