import { source } from './npm.ts';
import { apart, firstPlain, valuesOf } from './options.ts';
import { pypiPackage } from './package-spec.ts';
import { type Found, type LaunchDraft, unclear } from './program.ts';

const UVX_VALUES = new Set([
  '--from',
  '--with',
  '--python',
  '-p',
  '--index-url',
  '--index',
  '--default-index',
  '--extra-index-url',
  '--directory',
  '--project',
  '--env-file',
  '-w',
  '--with-editable',
  '--cache-dir',
  '--refresh-package',
]);
const PIPX_VALUES = new Set(['--spec', '--python', '--pip-args', '--index-url', '-i']);
const UV_VALUES = new Set([...UVX_VALUES, '--extra', '--group']);

/** uvx, `uv tool run`, `uv run`, `pipx run`, and `python -m module`. */
export function python(
  name: string,
  args: readonly string[],
  draft: LaunchDraft,
): Found | undefined {
  if (name === 'uvx') return tool(apart(args), ['--from'], UVX_VALUES, draft);
  if (name === 'pipx') {
    const at = args.indexOf('run');
    return at === -1 ? undefined : tool(args.slice(at + 1), ['--spec'], PIPX_VALUES, draft);
  }
  if (name === 'uv') return uv(args, draft);
  if (/^(python|py|pypy)(\d(\.\d+)*)?$/.test(name)) {
    const at = args.indexOf('-m');
    const named = args[at + 1] ?? '';
    if (at !== -1 && /^(uv|pipx)$/.test(named)) return python(named, args.slice(at + 2), draft);
    return module(args);
  }
  return undefined;
}

function tool(
  args: readonly string[],
  named: readonly string[],
  values: ReadonlySet<string>,
  draft: LaunchDraft,
): Found {
  const at = firstPlain(args, values);
  const rest = at === -1 ? [] : args.slice(at + 1);
  const from = valuesOf(args.slice(0, at === -1 ? undefined : at), ...named).at(-1);
  const spec = from ?? (at === -1 ? undefined : args[at]);
  if (spec === undefined) return unclear('launcher-without-package');
  const git = /^(?:[\w.-]+\s*@\s*)?(git\+\S+|https?:\/\/\S+)$/.exec(spec)?.[1];
  if (git) return { program: source(git, draft), rest };
  if (/^[.~/]|^[A-Za-z]:\\/.test(spec)) return unclear('local-package');
  const program = pypiPackage(spec);
  if (program && FILE_RUNNERS.test(program.name)) return unclear('local-program', program.name);
  return program ? { program, rest } : unclear('package-name');
}

function uv(args: readonly string[], draft: LaunchDraft): Found | undefined {
  const at = firstPlain(args, UV_VALUES);
  const verb = args[at];
  const before = args.slice(0, Math.max(0, at));
  if (verb === 'tool' && args[at + 1] === 'run')
    return tool(args.slice(at + 2), ['--from'], UVX_VALUES, draft);
  if (verb !== 'run') return undefined;
  const rest = args.slice(at + 1);
  const isHere = [...before, ...rest].some((word) => /^--(directory|project)(=|$)/.test(word));
  const first = firstPlain(rest, UV_VALUES);
  const program = first === -1 ? '' : (rest[first] ?? '');
  if (/\.py$|[\\/]/.test(program)) return unclear('local-program', 'uv');
  const withPackages = valuesOf(rest.slice(0, Math.max(0, first)), '--with');
  if (/^(python|python3|-m|mcp)$/.test(program) || rest.includes('-m')) {
    const found = module(rest.slice(rest.indexOf(program) + 1));
    if (found.program.kind === 'package' && !isHere) return found;
    return unclear('local-program', 'uv');
  }
  const spec = withPackages.find((name) => pypiPackage(name)?.name === program) ?? program;
  const known = isHere ? undefined : pypiPackage(spec);
  if (!known || FILE_RUNNERS.test(known.name)) return unclear('local-program', 'uv');
  return { program: known, rest: rest.slice(first + 1) };
}

/** Packages that run a program of this machine. */
const FILE_RUNNERS =
  /^(uvicorn|gunicorn|hypercorn|flask|django|http|streamlit|pip|poetry|pytest|mcp|runpy|debugpy|asyncio|server|main|src|app)$/;

/** A module is taken for the package of its name: both are the same for nearly all servers. */
function module(args: readonly string[]): Found {
  const at = args.findIndex((word) => word === '-m' || /^-[A-Za-z]*m$/.test(word));
  const name = at === -1 ? undefined : args[at + 1]?.split('.')[0];
  const program = name === undefined ? undefined : pypiPackage(name.replaceAll('_', '-'));
  if (program && FILE_RUNNERS.test(program.name)) return unclear('local-program', 'Python');
  if (program)
    return { program: { ...program, version: { kind: 'installed' } }, rest: args.slice(at + 2) };
  const path = args.find((word) => !word.startsWith('-'))?.replaceAll('\\', '/') ?? '';
  const inside = /site-packages\/([\w.-]+)\//.exec(path)?.[1];
  const installed = inside === undefined ? undefined : pypiPackage(inside.replaceAll('_', '-'));
  if (installed) return { program: { ...installed, version: { kind: 'installed' } }, rest: [] };
  return unclear('local-program', 'Python');
}
