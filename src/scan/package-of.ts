import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { basename, delimiter, dirname, join } from 'node:path';
import type { Package } from '#domain/server.ts';
import type { StdioTarget } from './target.ts';

const RUNNERS: Record<string, { registry: 'npm' | 'pypi'; skip: readonly string[] }> = {
  npx: { registry: 'npm', skip: [] },
  bunx: { registry: 'npm', skip: [] },
  pnpx: { registry: 'npm', skip: [] },
  pnpm: { registry: 'npm', skip: ['dlx'] },
  yarn: { registry: 'npm', skip: ['dlx'] },
  npm: { registry: 'npm', skip: ['exec', 'x'] },
  uvx: { registry: 'pypi', skip: [] },
  uv: { registry: 'pypi', skip: ['tool', 'run', 'x'] },
  pipx: { registry: 'pypi', skip: ['run'] },
};

const NAMES_PACKAGE = ['-p', '--package', '--from', '--spec'];
const VERSION = /^v?\d[\w.+-]*$/;

function withVersion(registry: Package['registry'], name: string, version: string): Package {
  return { registry, name, ...(VERSION.test(version) ? { version } : {}) };
}

/** `name@1.2.3`, `name==1.2.3`, `name[extra]`; a path or an address is no package. */
function parsePackage(registry: 'npm' | 'pypi', text: string): Package | undefined {
  if (registry === 'npm') {
    const found = /^(@[\w.-]+\/[\w.-]+|[\w.-]+)(?:@(.+))?$/.exec(text);
    return found?.[1] ? withVersion('npm', found[1], found[2] ?? '') : undefined;
  }
  const found = /^([A-Za-z0-9][\w.-]*?)(?:\[[^\]]*\])?(?:(?:==|@)(.+))?$/.exec(text);
  return found?.[1] ? withVersion('pypi', found[1], found[2] ?? '') : undefined;
}

function packageInArguments(command: string, args: readonly string[]): Package | undefined {
  const runner = RUNNERS[command];
  if (!runner) return undefined;
  let index = 0;
  while (index < args.length) {
    const argument = args[index] ?? '';
    const [flag = '', value] = argument.split('=', 2);
    if (NAMES_PACKAGE.includes(flag)) {
      return parsePackage(runner.registry, value ?? args[index + 1] ?? '');
    }
    if (!argument.startsWith('-') && !runner.skip.includes(argument)) {
      return parsePackage(runner.registry, argument);
    }
    index += argument === '--python' ? 2 : 1;
  }
  return undefined;
}

const TAKES_VALUE =
  /^(-[evpluwh]|--(env|env-file|volume|mount|publish|name|network|net|user|workdir|entrypoint|add-host|platform|pull|label|hostname|memory|cpus))$/;

/** The image of `docker run …`. */
function imageOf(args: readonly string[]): Package | undefined {
  let index = args.indexOf('run') + 1;
  if (index === 0) return undefined;
  while (args[index]?.startsWith('-')) index += TAKES_VALUE.test(args[index] ?? '') ? 2 : 1;
  const [, name, tag] =
    /^(.+?)(?::([\w.-]+))?(?:@sha256:[0-9a-f]+)?$/.exec(args[index] ?? '') ?? [];
  return name
    ? { registry: 'oci', name, ...(tag && tag !== 'latest' ? { version: tag } : {}) }
    : undefined;
}

function fileOf(command: string): string | undefined {
  if (/[\\/]/.test(command)) return existsSync(command) ? realpathSync(command) : undefined;
  const places = (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, command));
  const found = places.find((place) => existsSync(place));
  return found && realpathSync(found);
}

/** The npm package that holds an installed program, from the `package.json` above it. */
function installedPackage(file: string): Package | undefined {
  if (!/[\\/]node_modules[\\/]/.test(file)) return undefined;
  for (let folder = dirname(file); folder !== dirname(folder); folder = dirname(folder)) {
    const path = join(folder, 'package.json');
    if (!existsSync(path)) continue;
    const { name, version } = JSON.parse(readFileSync(path, 'utf8')) as Partial<Package>;
    if (name) return withVersion('npm', name, version ?? '');
  }
  return undefined;
}

/**
 * The package that a command runs, as far as the command says: `npx`, `uvx`, `docker run` and the
 * like, or an installed program below `node_modules`. Undefined where it cannot be told.
 */
export function packageOf({ command, args }: StdioTarget): Package | undefined {
  const program = basename(command.replaceAll('\\', '/'))
    .replace(/\.(cmd|exe|ps1)$/i, '')
    .toLowerCase();
  if (program === 'docker' || program === 'podman') return imageOf(args);
  const named = packageInArguments(program, args);
  if (named) return named;
  const script = args.find((argument) => !argument.startsWith('-'));
  const file = program === 'node' && script ? fileOf(script) : fileOf(command);
  return file === undefined ? undefined : installedPackage(file);
}
