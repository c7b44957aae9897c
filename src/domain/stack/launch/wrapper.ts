import { shellWords } from '../shell-words.ts';
import { firstPlain } from './options.ts';
import type { LaunchDraft, UnclearReason } from './program.ts';
import { programName } from './program-name.ts';

const SHELLS = /^(ba|z|da|k|fi|a)?sh$/;
const POWERSHELLS = /^(powershell|pwsh)$/;
const PIPED =
  /\b(curl|wget|iwr|irm|invoke-webrequest|invoke-restmethod)\b[^|;&]*\|[^|]*\b((ba|z|da)?sh|iex|invoke-expression|python3?|node|perl|ruby)\b|\b(iex|eval|bash|sh|source)\b\s*(-c\s*)?["'(]*[$<`]?\(\s*(curl|wget|iwr|irm)/i;

/** What runs another command: how its own options end. */
const PLAIN_WRAPPERS: Record<string, ReadonlySet<string>> = {
  nice: new Set(['-n']),
  nohup: new Set(),
  time: new Set(),
  timeout: new Set(['-s', '-k']),
  caffeinate: new Set(['-t', '-w']),
  arch: new Set(),
  stdbuf: new Set(['-i', '-o', '-e']),
  'xvfb-run': new Set(['-s', '-n', '-e']),
  setsid: new Set(),
  exec: new Set(),
  command: new Set(),
  wsl: new Set(['-d', '--distribution', '-u', '--user', '--cd']),
  firejail: new Set(),
  bwrap: new Set(),
};
const WITH_DASHES =
  /^(op|doppler|infisical|aws-vault|dotenv|dotenvx|direnv|mise|asdf|nix|nix-shell|conda|poetry|hatch|rye|vault|chamber|teller|sops|fnm|nvm|volta)$/;

/** What prepares a shell for the command behind `&&`. */
const ENVIRONMENT = /^(cd|source|\.|export|set)$/;

interface Verb {
  readonly verb: RegExp;
  /** Words between the verb and the command. */
  readonly takes?: number;
  /** Is the verb the program itself, as in `herd php`? */
  readonly runs?: true;
}

/** What runs the command behind a verb without dashes. */
const BEHIND: Record<string, Verb> = {
  direnv: { verb: /^exec$/, takes: 1 },
  poetry: { verb: /^run$/ },
  pipenv: { verb: /^run$/ },
  pdm: { verb: /^run$/ },
  conda: { verb: /^run$/ },
  volta: { verb: /^run$/ },
  herd: { verb: /^php$/, runs: true },
};
const BEHIND_VALUES = new Set(['-n', '--name', '-p', '--prefix', '--node', '-C', '-P']);

function behindVerb(args: readonly string[], known: Verb | undefined): string[] | undefined {
  if (!known?.verb.test(args[0] ?? '')) return undefined;
  if (known.runs) return [...args];
  const rest = after(args.slice(1), BEHIND_VALUES).slice(known.takes ?? 0);
  return rest.length > 0 ? rest : undefined;
}

/** The command that something else runs, or why it cannot be told. */
type Wrapped = string[] | { readonly why: UnclearReason };

/** The command inside a wrapper or a shell; undefined for every other command. */
export function wrapped(
  name: string,
  args: readonly string[],
  draft: LaunchDraft,
): Wrapped | undefined {
  if (name === 'env' || name === 'cross-env') return afterVariables(args);
  if (name === 'sudo' || name === 'doas') {
    draft.warn('root', name);
    return after(args, new Set(['-u', '-g', '-p', '-C', '-h']));
  }
  if (name === 'cmd') return windowsShell(args, draft);
  if (SHELLS.test(name)) return shell(name, args, draft);
  if (POWERSHELLS.test(name)) return powershell(name, args, draft);
  if (CONTAINERS.test(name)) return insideContainer(args);
  const options = PLAIN_WRAPPERS[name];
  if (options && Object.hasOwn(PLAIN_WRAPPERS, name))
    return after(name === 'timeout' ? skipOne(args) : args, options);
  if (ENVIRONMENT.test(name) && args.includes('&&')) return args.slice(args.lastIndexOf('&&') + 1);
  const behind = Object.hasOwn(BEHIND, name) ? behindVerb(args, BEHIND[name]) : undefined;
  if (behind) return behind;
  const dashes = args.indexOf('--');
  if (WITH_DASHES.test(name) && dashes !== -1 && args[dashes + 1] !== undefined)
    return args.slice(dashes + 1);
  return undefined;
}

const CONTAINERS = /^(docker|podman|nerdctl|docker-compose)$/;
const EXEC_VALUES = new Set(['-e', '--env', '-u', '--user', '-w', '--workdir', '--env-file', '-f']);
const LAUNCHERS = /^(npx|bunx|pnpm|npm|yarn|uvx|uv|pipx|php|env|(ba|z|da)?sh)$/;

/** What `docker exec NAME` or `docker compose exec NAME` launches in a container that runs already. */
function insideContainer(args: readonly string[]): string[] | undefined {
  const verb = firstPlain(args, EXEC_VALUES);
  const rest = args.slice(verb + 1);
  if (args[verb] === 'compose') return insideContainer(rest);
  const name = args[verb] === 'exec' ? firstPlain(rest, EXEC_VALUES) : -1;
  const inside = name === -1 ? [] : rest.slice(name + 1);
  return LAUNCHERS.test(programName(inside[0] ?? '')) ? inside : undefined;
}

const skipOne = (args: readonly string[]): readonly string[] => {
  const at = firstPlain(args, new Set(['-s', '-k']));
  return at === -1 ? [] : args.slice(at + 1);
};

function after(args: readonly string[], withValue: ReadonlySet<string>): string[] {
  const at = firstPlain(args, withValue);
  return at === -1 ? [] : args.slice(at);
}

function afterVariables(args: readonly string[]): string[] {
  let rest = after(args, new Set(['-u', '--unset', '-C', '--chdir']));
  if (args[0] === '-S') rest = shellWords(args.slice(1).join(' '));
  while (/^[A-Za-z_]\w*=/.test(rest[0] ?? '')) rest = rest.slice(1);
  return rest;
}

function windowsShell(args: readonly string[], draft: LaunchDraft): Wrapped {
  const at = args.findIndex((word) => /^\/[ck]$/i.test(word));
  const rest = args.slice(at + 1).filter((word, index) => index > 0 || !/^\/[a-z]$/i.test(word));
  if (at === -1 || rest.length === 0) return { why: 'bare-shell' };
  const line = rest.length === 1 ? (rest[0] ?? '') : rest.join(' ');
  const words = rest.length === 1 ? shellWords(line) : rest;
  if (!/\s&&?\s|\|/.test(line)) return words;
  return fromScript(line.replace(/\s&\s/g, ' && '), draft);
}

function shell(name: string, args: readonly string[], draft: LaunchDraft): Wrapped {
  const at = args.findIndex((word) => /^-[a-z]*c$/i.test(word));
  if (at === -1) {
    const file = args.find((word) => !word.startsWith('-'));
    return file === undefined ? { why: 'bare-shell' } : { why: 'local-script' };
  }
  draft.warn('shell', `${name} -c`);
  return fromScript(args[at + 1] ?? '', draft);
}

function powershell(name: string, args: readonly string[], draft: LaunchDraft): Wrapped {
  const at = args.findIndex((word) => /^-(c|command)$/i.test(word));
  if (args.some((word) => /^-e(nc|ncodedcommand)?$/i.test(word))) {
    draft.warn('shell', `${name} -EncodedCommand`);
    return { why: 'encoded' };
  }
  if (at === -1) return { why: 'local-script' };
  draft.warn('shell', `${name} -Command`);
  return fromScript(args.slice(at + 1).join(' '), draft);
}

const CONTACTS =
  /^(curl|wget|nc|ncat|netcat|iwr|irm|invoke-webrequest|invoke-restmethod|certutil|bitsadmin)$/i;

/** Warns of a command that only sends something to an address, or fetches something from one. */
export function warnOfContact(
  [path = '', ...args]: readonly string[],
  draft: LaunchDraft,
): boolean {
  const name = programName(path);
  const contacts = CONTACTS.test(name) && args.length > 0;
  if (contacts) draft.warn('contacts-address', name);
  return contacts;
}

/** The last command of a script that goes on to the end. */
function fromScript(script: string, draft: LaunchDraft): Wrapped {
  if (PIPED.test(script.slice(0, 10_000))) {
    draft.warn('download-and-run', 'a script from an address');
    return { why: 'downloaded' };
  }
  const commands = script
    .split(/&&|\|\||[;\n]/)
    .map((command) => command.trim())
    .filter((command) => command !== '');
  for (const command of commands.slice(0, -1)) warnOfContact(shellWords(command), draft);
  const last = commands.at(-1);
  if (last === undefined || last.includes('|')) return { why: 'long-script' };
  const words = shellWords(last);
  while (/^[A-Za-z_]\w*=/.test(words[0] ?? '')) words.shift();
  return words.length > 0 ? words : { why: 'empty-script' };
}
