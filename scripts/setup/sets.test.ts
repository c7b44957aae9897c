import { existsSync, globSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { BUILD_SCRIPTS, setFor } from './sets.mjs';

interface Manifest {
  readonly scripts: Readonly<Record<string, string>>;
  readonly imports: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
}
const manifest: Manifest = JSON.parse(readFileSync('package.json', 'utf8'));

const IMPORT = /^(?:import|export) (?!type\b)(?:[^'";]*? from )?'([^']+)'|\bimport\('([^']+)'\)/gm;

/** The file that an import of our own means; nothing for a package. */
function ownFile(from: string, specifier: string): string | null {
  if (specifier.startsWith('.')) return join(dirname(from), specifier);
  const [key, path] =
    Object.entries(manifest.imports).find(([each]) =>
      specifier.startsWith(each.replace(/\*$/, '')),
    ) ?? [];
  if (key === undefined || path === undefined) return null;
  return join(path.replace('*', specifier.slice(key.length - 1)));
}

/** What these files import, directly or not: files of ours, and packages with one file that names each. */
function graphOf(entries: readonly string[]) {
  const files = new Set<string>();
  const packages = new Map<string, string>();
  const waiting = [...entries];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (files.has(file) || !/\.(ts|tsx|mjs|astro|mdx)$/.test(file)) continue;
    files.add(file);
    for (const [, first, second] of readFileSync(file, 'utf8').matchAll(IMPORT)) {
      const specifier = first ?? second ?? '';
      const own = ownFile(file, specifier);
      if (own !== null) waiting.push(own);
      else packages.set(/^(@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier, file);
    }
  }
  return { files, packages };
}

test('what builds the site imports packages of the build only', () => {
  const entries = [
    ...BUILD_SCRIPTS,
    'scripts/build.ts',
    'astro.config.mjs',
    'src/content.config.ts',
    ...globSync('scripts/{stages,renderer,pages,search,downloads,build,preact}/**/*.ts'),
    ...globSync('src/{pages,layout,ui,features}/**/*.{ts,tsx,astro}'),
    ...globSync('content/**/*.mdx'),
  ].filter((file) => existsSync(file) && !/\.test\.tsx?$|\/testing\//.test(file));
  const { files, packages } = graphOf(entries);
  expect(files.size).toBeGreaterThan(500);
  const isBuiltIn = (name: string) =>
    /^(node|astro|virtual):/.test(name) || builtinModules.includes(name);
  // Parts of Vite, which Astro needs and brings.
  const brought = ['rolldown', 'vite'];
  const lacking = [...packages].filter(
    ([name]) => !isBuiltIn(name) && !(name in manifest.dependencies) && !brought.includes(name),
  );
  expect(lacking).toEqual([]);
});

test('every script that needs the build only is a script of package.json', () => {
  const commands = Object.values(manifest.scripts);
  for (const script of BUILD_SCRIPTS) {
    expect(commands).toContain(`node scripts/with-dependencies.mjs ${script}`);
  }
});

test('checks, tests and scans need all packages, a build without checks does not', () => {
  expect(setFor('scripts/start.ts')).toBe('build');
  expect(setFor('scripts/build.ts', ['--out', 'site', '--no-checks'])).toBe('build');
  expect(setFor('scripts/build.ts')).toBe('all');
  expect(setFor('scripts/test.ts')).toBe('all');
  expect(setFor('scripts/scan.ts')).toBe('all');
});
