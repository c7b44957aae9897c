import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deflateRawSync } from 'node:zlib';
import { type Plugin, rolldown } from 'rolldown';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const SQL = resolve(ROOT, 'src/domain/sql/reads-only.ts');
const PACKED = '\0packed-sql';

/** Writes the guard as one file that needs nothing but Node. */
export async function bundleGuard(file: string): Promise<void> {
  mkdirSync(dirname(file), { recursive: true });
  const sql = await bundled(SQL);
  writeFileSync(file, await bundled(resolve(ROOT, 'src/guard/main.ts'), [packed(sql)]));
}

async function bundled(input: string, plugins: Plugin[] = []): Promise<string> {
  const bundle = await rolldown({ input, platform: 'node', plugins });
  const { output } = await bundle.generate({ format: 'esm', codeSplitting: false, minify: true });
  await bundle.close();
  if (output.length !== 1) throw new Error(`${input} became ${output.length} files`);
  return output[0].code;
}

/**
 * The reader of SQL as a compressed text: Node would otherwise compile its large parser at each start,
 * also for the many calls that need none.
 */
function packed(code: string): Plugin {
  const text = deflateRawSync(code, { level: 9 }).toString('base64');
  return {
    name: 'packed-sql',
    resolveId(id, _importer, { kind }) {
      return kind === 'dynamic-import' && id.endsWith('/sql/reads-only.ts') ? PACKED : null;
    },
    load(id) {
      if (id !== PACKED) return null;
      return `import { inflateRawSync } from 'node:zlib';
const code = inflateRawSync(Buffer.from('${text}', 'base64')).toString('base64');
export const { readsOnly } = await import('data:text/javascript;base64,' + code);`;
    },
  };
}

if (import.meta.main) {
  const file = resolve(process.argv[2] ?? resolve(ROOT, '.cache/guard/toolward-guard.mjs'));
  await bundleGuard(file);
  console.log(file);
}
