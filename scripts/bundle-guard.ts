import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deflateRawSync } from 'node:zlib';
import { type Plugin, rolldown } from 'rolldown';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');
/** Modules that most starts do not need, so that Node shall not compile them. One may import those before it. */
const PARTS = ['src/domain/sql/reads-only.ts', 'src/guard/commands.ts'];
const TABLE = "globalThis[Symbol.for('toolward-guard.parts')]";

interface Bundled {
  readonly code: string;
  readonly exports: readonly string[];
}

/** Writes the guard as one file that needs nothing but Node. */
export async function bundleGuard(file: string): Promise<void> {
  const parts = new Map<string, Bundled>();
  for (const part of PARTS) parts.set(part, await bundled(part, parts));
  const packed = [...parts].map(([part, { code }]) => [part, pack(code)]);
  const { code } = await bundled('src/guard/main.ts', parts);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${TABLE}=${JSON.stringify(Object.fromEntries(packed))};\n${code}`);
}

/** A module with all that it imports, but for the parts that it imports dynamically. */
async function bundled(input: string, parts: ReadonlyMap<string, Bundled>): Promise<Bundled> {
  const plugins = [unpacking(parts)];
  const bundle = await rolldown({
    input: resolve(ROOT, input),
    platform: 'node',
    // The other form of some packages calls `require`, which a part has not.
    resolve: { mainFields: ['module', 'main'] },
    plugins,
  });
  const { output } = await bundle.generate({ format: 'esm', codeSplitting: false, minify: true });
  await bundle.close();
  if (output.length !== 1) throw new Error(`${input} became ${output.length} files`);
  return output[0];
}

const pack = (code: string): string => deflateRawSync(code, { level: 9 }).toString('base64');

/** Turns the dynamic import of a part into one of its compressed text in the table. */
function unpacking(parts: ReadonlyMap<string, Bundled>): Plugin {
  return {
    name: 'unpacking',
    resolveId(id, _importer, { kind }) {
      if (kind !== 'dynamic-import') return null;
      const found = [...parts.keys()].find((part) => basename(part) === basename(id));
      return found === undefined ? null : `\0${found}`;
    },
    load(id) {
      const part = parts.get(id.slice(1));
      if (part === undefined) return null;
      return `import { inflateRawSync } from 'node:zlib';
const packed = Buffer.from(${TABLE}[${JSON.stringify(id.slice(1))}], 'base64');
const code = inflateRawSync(packed).toString('base64');
export const { ${part.exports.join(', ')} } = await import('data:text/javascript;base64,' + code);`;
    },
  };
}

if (import.meta.main) {
  const file = resolve(process.argv[2] ?? resolve(ROOT, '.cache/guard/toolward-guard.mjs'));
  await bundleGuard(file);
  console.log(file);
}
