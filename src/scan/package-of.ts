import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import type { Package } from '#domain/identity.ts';
import type { Program } from '#domain/stack/launch/program.ts';
import { LaunchDraft } from '#domain/stack/launch/program.ts';
import { programName } from '#domain/stack/launch/program-name.ts';
import { unwrap } from '#domain/stack/launch/unwrap.ts';
import type { StdioTarget } from './target.ts';

/** The package that a command names, behind every launcher; with its version where it is exact. */
function namedPackage(program: Program): Package | undefined {
  if (program.kind !== 'package' || program.version.kind === 'installed') return undefined;
  const { registry, name, version } = program;
  const known = version.kind === 'exact' && version.text !== undefined;
  return { registry, name, ...(known ? { version: version.text } : {}) };
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
    if (name) return { registry: 'npm', name, ...(version ? { version } : {}) };
  }
  return undefined;
}

/**
 * The package that a command runs, as far as the command says: `npx`, `uvx`, `docker run` and the
 * like, or an installed program below `node_modules`. Undefined if it is not known.
 */
export function packageOf({ command, args }: StdioTarget): Package | undefined {
  const named = namedPackage(unwrap([command, ...args], new LaunchDraft()));
  if (named) return named;
  const script = args.find((argument) => !argument.startsWith('-'));
  const file = programName(command) === 'node' && script ? fileOf(script) : fileOf(command);
  return file === undefined ? undefined : installedPackage(file);
}
