// What packages bring that nothing here uses: two thirds of their size. It is taken away after each installation.
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Packages that others name but do not need for what this project does with them. */
const PACKAGES = [
  // Astro scales pictures with it; this site has one, which is scaled already.
  'sharp',
  '@img',
  // Astro asks servers for fonts with it; this site brings its own.
  'undici',
  // Grammars and themes of Shiki: code is coloured by Prism.
  '@shikijs/langs/dist',
  '@shikijs/themes/dist',
  'shiki/dist/langs',
  'shiki/dist/themes',
  // Copies of sources and of types that only other build systems ask for.
  'zod/src',
  'prismjs/plugins',
  'better-sqlite3/src',
];

/** For machines without a program of their own; npm installs it on all. */
const WASM = ['@tailwindcss/oxide-wasm32-wasi', '@emnapi', '@tybys', '@napi-rs'];

/** What only the type checker reads. */
const TYPES = ['@types'];

/** Of these folders, only the files that match are used. */
const ONLY = [
  ['node-sql-parser', /^(package\.json|LICENSE|types\.d\.ts|index\.d\.ts)$/],
  ['node-sql-parser/build', /^postgresql\.(js|d\.ts)$/],
];

const prebuilt = () => {
  const libc =
    process.platform === 'linux' && !process.report.getReport().header.glibcVersionRuntime;
  return `${process.platform}${libc ? 'musl' : ''}-${process.arch}.node`;
};

function* filesBelow(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path);
    else if (entry.isFile()) yield path;
  }
}

/** Removes from `node_modules` what is not used; with `types`, what the type checker reads stays. */
export function leaveOut(modules, { types }) {
  const remove = (path) => rmSync(join(modules, path), { recursive: true, force: true });
  for (const path of PACKAGES) remove(path);
  if (!types) for (const path of TYPES) remove(path);
  const hasOxide = existsSync(join(modules, '@tailwindcss'))
    ? readdirSync(join(modules, '@tailwindcss')).some((name) => /^oxide-(?!wasm)/.test(name))
    : false;
  if (hasOxide) for (const path of WASM) remove(path);
  for (const [folder, kept] of ONLY) {
    if (!existsSync(join(modules, folder))) continue;
    for (const name of readdirSync(join(modules, folder))) {
      const isParent = ONLY.some(([other]) => other === `${folder}/${name}`);
      if (!isParent && !kept.test(name)) remove(join(folder, name));
    }
  }
  const sqlite = join('better-sqlite3', 'prebuilds');
  if (existsSync(join(modules, sqlite, prebuilt()))) {
    for (const name of readdirSync(join(modules, sqlite))) {
      if (name !== prebuilt()) remove(join(sqlite, name));
    }
    remove(join('better-sqlite3', 'deps'));
  }
  for (const file of filesBelow(modules)) {
    if (/\.map$/.test(file) && statSync(file).isFile()) rmSync(file);
  }
}
