import { addressParts } from './address.ts';
import { apart, firstPlain, valuesOf } from './options.ts';
import { npmPackage } from './package-spec.ts';
import { type Found, type LaunchDraft, type Program, unclear } from './program.ts';

const NPX_VALUES = new Set([
  '-p',
  '--package',
  '-c',
  '--call',
  '--registry',
  '--cache',
  '-w',
  '--workspace',
  '--prefix',
  '--userconfig',
  '--loglevel',
  '--node-options',
  '-C',
  '--dir',
  '--shell',
]);

/** npx, bunx, `pnpm dlx`, `yarn dlx`, `npm exec`, `deno run npm:…`, and `node …/node_modules/name/…`. */
export function npm(name: string, args: readonly string[], draft: LaunchDraft): Found | undefined {
  if (name === 'npx' || name === 'bunx' || name === 'pnpx') return run(apart(args), draft);
  const verbs = Object.hasOwn(VERBS, name) ? VERBS[name] : undefined;
  if (verbs) {
    const words = apart(args);
    const at = firstPlain(words, NPX_VALUES);
    if (verbs.test(words[at] ?? '')) return run(words.slice(at + 1), draft);
    if (name !== 'bun') return unclear('local-program', name);
  }
  if (name === 'deno') return deno(args, draft);
  if (/^(node|nodejs|bun|tsx|ts-node)$/.test(name)) return fromFile(name, args);
  return undefined;
}

/** What of a package manager runs a package; all else runs what the project says. */
const VERBS: Record<string, RegExp> = {
  pnpm: /^(dlx|exec)$/,
  yarn: /^dlx$/,
  npm: /^(exec|x)$/,
  bun: /^x$/,
};

/** Packages that run a file of this machine. */
const FILE_RUNNERS = /^(tsx|ts-node|ts-node-esm|nodemon|vite-node|esno|jiti|node|bun)$/;

function run(args: readonly string[], draft: LaunchDraft): Found {
  const named = valuesOf(args, '-p', '--package').at(-1);
  const at = firstPlain(args, NPX_VALUES);
  const rest = at === -1 ? [] : args.slice(at + 1);
  const spec = named ?? (at === -1 ? undefined : args[at]);
  if (spec === undefined) return unclear('launcher-without-package');
  const program = npmExec(spec) ?? source(spec, draft);
  const runsFile = program.kind === 'package' && FILE_RUNNERS.test(program.name);
  return runsFile ? fromFile(program.name, rest) : { program, rest };
}

/** A package of the registry; undefined for everything else that npm can install. */
const npmExec = (spec: string): Program | undefined =>
  /^(github:|git[+:@]|https?:|file:|\.{0,2}\/)/.test(spec) || /^[^@/]+\/[^/]+$/.test(spec)
    ? undefined
    : npmPackage(spec);

const COMMIT = /#[0-9a-f]{7,40}$|@[0-9a-f]{40}(#.*)?$/;

/** `github:owner/name#commit`, `git+https://…`, or a file of this machine. */
export function source(spec: string, draft: LaunchDraft): Program {
  if (/^(\.{0,2}\/|file:|~)/.test(spec)) return { kind: 'unclear', why: 'local-package' };
  const short = /^(?:github:)?([\w.-]+\/[\w.-]+?)(?:#.*)?$/.exec(spec)?.[1];
  const address = short
    ? `https://github.com/${short}`
    : spec.replace(/^git\+/, '').replace(/^ssh:\/\/git@/, 'https://');
  const parts = addressParts(address.replace(/#.*$/, '').replace(/(\.git)?@[\w./-]+$/, ''));
  if (!parts) return { kind: 'unclear', why: 'package-name' };
  if (!COMMIT.test(spec)) draft.warn('unpinned-source', `${parts.host}${parts.path}`);
  return {
    kind: 'repository',
    host: parts.host,
    path: parts.path.replace(/^\//, '').replace(/\.git$/, ''),
  };
}

function deno(args: readonly string[], draft: LaunchDraft): Found {
  if (args.some((word) => /^(-A|--allow-all)$/.test(word))) draft.warn('all-permissions', 'deno');
  const spec = args.find((word) => /^(npm|jsr|https?):/.test(word));
  if (spec === undefined) return unclear('local-program');
  if (spec.startsWith('npm:'))
    return { program: npmExec(spec.slice(4).replace(/^\//, '')) ?? source(spec, draft), rest: [] };
  if (spec.startsWith('http')) draft.warn('download-and-run', 'deno');
  return unclear('program-from-address');
}

function fromFile(name: string, args: readonly string[]): Found {
  const at = args.findIndex((word) => !word.startsWith('-') && !/^(run|watch|start)$/.test(word));
  const path = (args[at] ?? '').replaceAll('\\', '/');
  const inside = /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/@]+)(?:\/(?!.*node_modules\/)|$)/.exec(
    path,
  )?.[1];
  const program = inside === undefined ? undefined : npmPackage(inside);
  if (program)
    return { program: { ...program, version: { kind: 'installed' } }, rest: args.slice(at + 1) };
  return unclear('local-program', name);
}
