import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { npmEnvironment, versionOf } from './install.ts';

const TIME_OUT = 10_000;

async function newest(name: string): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)('npm', ['view', name, 'version'], {
      env: npmEnvironment,
      shell: process.platform === 'win32',
      timeout: TIME_OUT,
    });
    return stdout.trim() || undefined;
  } catch {
    // Without a registry there is nothing to tell.
    return undefined;
  }
}

/** One line for each of these installed packages of which npm has another version. */
export async function newerVersions(packages: readonly string[]): Promise<string[]> {
  const names = [...new Set(packages)];
  const versions = await Promise.all(names.map(newest));
  return names.flatMap((name, index) => {
    const version = versions[index];
    if (version === undefined || version === versionOf(name)) return [];
    return [`${name} ${version} is on npm; installed is ${versionOf(name)}`];
  });
}
