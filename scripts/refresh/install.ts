import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface Installed {
  readonly folder: string;
  /** The program that the package starts, below `folder`. */
  readonly program: string;
}

interface Manifest {
  readonly bin?: string | Readonly<Record<string, string>>;
}

/** The program called as the package, else the only one, else the one that is named. */
function programOf({ bin }: Manifest, name: string, wanted: string | undefined): string {
  if (typeof bin === 'string') return bin;
  const programs = Object.entries(bin ?? {});
  const short = name.replace(/^@[^/]+\//, '');
  const found =
    programs.find(([program]) => program === (wanted ?? short)) ??
    (wanted === undefined && new Set(Object.values(bin ?? {})).size === 1
      ? programs[0]
      : undefined);
  if (found) return found[1];
  const names = programs.map(([program]) => program).join(', ') || 'none';
  throw new Error(`It is not clear which program to start; the package has: ${names}.`);
}

/** What npm says is wrong: its first lines have code and cause, the rest is advice. */
export function npmReason(error: unknown): string {
  const { stderr = '', message } = error as Error & { stderr?: string };
  const lines = stderr.split('\n').filter((line) => line.startsWith('npm error '));
  const said = lines.map((line) => line.slice('npm error '.length).trim()).filter(Boolean);
  return said.slice(0, 3).join(', ') || message;
}

/** Installs a version into an empty folder. No script of any package runs. */
export async function install(
  folder: string,
  name: string,
  version: string,
  program: string | undefined,
): Promise<Installed> {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--omit=dev'];
  try {
    await run('npm', ['install', ...quiet, `${name}@${version}`], { cwd: folder });
  } catch (error) {
    throw new Error(`npm could not install ${version}: ${npmReason(error)}`);
  }
  const own = join('node_modules', name);
  const manifest = JSON.parse(readFileSync(join(folder, own, 'package.json'), 'utf8')) as Manifest;
  return { folder, program: join(own, programOf(manifest, name, program)) };
}
