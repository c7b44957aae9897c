import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** Writes the guard as one file that needs nothing but Node. */
export async function bundleGuard(file: string): Promise<void> {
  mkdirSync(dirname(file), { recursive: true });
  const bundle = await rolldown({ input: resolve(ROOT, 'src/guard/main.ts'), platform: 'node' });
  await bundle.write({ file, format: 'esm', codeSplitting: false, minify: true });
  await bundle.close();
}

if (import.meta.main) {
  const file = resolve(process.argv[2] ?? resolve(ROOT, '.cache/guard/toolward-guard.mjs'));
  await bundleGuard(file);
  console.log(file);
}
