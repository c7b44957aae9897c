import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deflateRawSync } from 'node:zlib';
import { type Plugin, rolldown } from 'rolldown';
import { POLICY_SCHEMA } from '../src/guard/policy-schema.ts';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');
/** Modules that most starts do not need, so that Node shall not compile them. One may import those before it. */
const PARTS = [
  'src/domain/sql/reads-only.ts',
  'src/domain/policy/read-policy.ts',
  'src/guard/commands.ts',
];
/** Its value is worked out here. */
const SCHEMA = resolve(ROOT, 'src/guard/policy-schema.ts');
const TABLE = "globalThis[Symbol.for('toolward-guard.parts')]";
const CHECK = `if (!process.getBuiltinModule || !process.getBuiltinModule('node:crypto').hash) {
  process.stderr.write('toolward-guard needs Node 20.16, 22.3 or newer\\n');
  process.exit(2);
}`;

interface Bundled {
  readonly code: string;
  readonly exports: readonly string[];
  readonly moduleIds: readonly string[];
}

/** Writes the guard as one file that needs nothing but Node. */
export async function bundleGuard(file: string): Promise<void> {
  const parts = new Map<string, Bundled>();
  for (const part of PARTS) parts.set(part, await bundled(part, parts, 'cjs'));
  const packed = [...parts].map(([part, { code }]) => [part, pack(code)]);
  const main = await bundled('src/guard/main.ts', parts, 'esm');
  const licences = licencesOf([...parts.values(), main].flatMap(({ moduleIds }) => moduleIds));
  const table = JSON.stringify(Object.fromEntries(packed));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${CHECK}\n${TABLE}=${table};\n${main.code}\n${licences}`);
}

/** The licences of the packages that are inside, as a comment: all of them want to be kept with copies. */
function licencesOf(moduleIds: readonly string[]): string {
  const packages = moduleIds.flatMap((id) => {
    const [, folder] =
      /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id.replaceAll('\\', '/')) ?? [];
    return folder ?? [];
  });
  const texts = [...new Set(packages)].toSorted().map((folder) => {
    const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
    if (file === undefined) throw new Error(`${folder} has no licence to go with the guard`);
    const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    return `${name} ${version}\n\n${readFileSync(join(folder, file), 'utf8').trim()}`;
  });
  const own = readFileSync(resolve(ROOT, 'LICENSE'), 'utf8').trim();
  const all = [`toolward-guard\n\n${own}`, ...texts].join(`\n\n${'-'.repeat(80)}\n\n`);
  return `/*\n${all.replaceAll('*/', '* /')}\n*/\n`;
}

/** A module with all that it imports, but for the parts that it imports dynamically. */
async function bundled(
  input: string,
  parts: ReadonlyMap<string, Bundled>,
  format: 'cjs' | 'esm',
): Promise<Bundled> {
  const bundle = await rolldown({
    input: resolve(ROOT, input),
    platform: 'node',
    // The other form of some packages calls `require`, which a part has not.
    resolve: { mainFields: ['module', 'main'] },
    plugins: [unpacking(parts), evaluating, builtins],
    treeshake: { propertyReadSideEffects: false },
  });
  const { output } = await bundle.generate({ format, codeSplitting: false, minify: true });
  await bundle.close();
  if (output.length !== 1) throw new Error(`${input} became ${output.length} files`);
  return output[0];
}

const pack = (code: string): string => deflateRawSync(code, { level: 9 }).toString('base64');

/**
 * Turns the dynamic import of a part into running its compressed text in the table: as a script, which Node compiles in
 * a quarter of the time that a module takes.
 */
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
      return `const { inflateRawSync } = process.getBuiltinModule('node:zlib');
const { Script } = process.getBuiltinModule('node:vm');
const packed = Buffer.from(${TABLE}[${JSON.stringify(id.slice(1))}], 'base64');
const script = new Script('(function (exports) {' + inflateRawSync(packed) + '})');
const part = {};
script.runInThisContext()(part);
${part.exports.map((name) => `export const ${name} = part.${name};`).join('\n')}`;
    },
  };
}

/**
 * An import of a module of Node loads all that its exports need: with `node:fs`, also its streams and promises. Reading
 * the few exports that are used does not.
 */
const builtins: Plugin = {
  name: 'builtins',
  resolveId: (id) => (id.startsWith('node:') ? `\0${id}` : null),
  load(id) {
    if (!id.startsWith('\0node:')) return null;
    const name = JSON.stringify(id.slice(1));
    const keys = Object.keys(createRequire(import.meta.url)(id.slice(1)));
    const reads = keys.map((key) => `export const ${key} = from.${key};`);
    return `const from = /* @__PURE__ */ process.getBuiltinModule(${name});\n${reads.join('\n')}`;
  },
};

const evaluating: Plugin = {
  name: 'evaluating',
  load(id) {
    return id === SCHEMA ? `export const POLICY_SCHEMA = ${JSON.stringify(POLICY_SCHEMA)};` : null;
  },
};

if (import.meta.main) {
  const file = resolve(process.argv[2] ?? resolve(ROOT, '.cache/guard/toolward-guard.mjs'));
  await bundleGuard(file);
  console.log(file);
}
