import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

/** Engines are dependencies of the folder `engines/`, which is installed only to prove files. */
const ENGINES = new URL('../../../../engines/', import.meta.url);

function found(name: string): string | null {
  try {
    return createRequire(new URL('package.json', ENGINES)).resolve(name);
  } catch {
    return null;
  }
}

/** Is an engine's package installed? Says so where it is not, because tests are then skipped. */
export function isInstalled(name: string): boolean {
  const installed =
    found(name) !== null || existsSync(new URL(`node_modules/${name}/package.json`, ENGINES));
  if (!installed)
    console.warn(`skipped: ${name} is not installed in engines/, so it judges nothing`);
  return installed;
}

export async function loadEngine<T>(name: string): Promise<T> {
  const file = found(name);
  if (file === null) throw new Error(`${name} is not installed in engines/`);
  return (await import(/* @vite-ignore */ pathToFileURL(file).href)) as T;
}
