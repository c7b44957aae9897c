import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { fileInArchive, fits, ownFolder, ownNode, PACKAGES } from './own-node.mjs';

const { engines } = JSON.parse(readFileSync('package.json', 'utf8'));

test.each([
  ['20.20.2', false],
  ['22.21.9', false],
  ['22.22.0', true],
  ['23.11.0', false],
  ['24.7.0', false],
  ['24.8.0', true],
  ['24.10.0', true],
  ['26.0.0', true],
])('Node %s fits: %s', (version, expected) => {
  expect(fits(version, '^22.22.0 || >=24.8.0')).toBe(expected);
});

test('the Node that npm brings fits on every platform', () => {
  for (const { name, version } of Object.values(PACKAGES)) {
    expect(fits(version, engines.node), name).toBe(true);
  }
});

test('one file of an archive is read whole', () => {
  const header = (name: string, size: number) => {
    const block = Buffer.alloc(512);
    block.write(name, 0);
    block.write(`${size.toString(8).padStart(11, '0')} `, 124);
    return block;
  };
  const padded = (text: string) => {
    const block = Buffer.alloc(Math.ceil(text.length / 512) * 512);
    block.write(text);
    return block;
  };
  const long = 'x'.repeat(1300);
  const tar = Buffer.concat([
    ...[header('package/LICENSE', long.length), padded(long)],
    ...[header('package/bin/node', 7), padded('program'), Buffer.alloc(1024)],
  ]);
  expect(fileInArchive(gzipSync(tar), 'package/bin/node').toString()).toBe('program');
  expect(fileInArchive(gzipSync(tar), 'package/LICENSE').toString()).toBe(long);
  expect(() => fileInArchive(gzipSync(tar), 'package/bin')).toThrow('no package/bin');
});

test('a package with another hash is refused, and an unknown platform gets a sentence', () => {
  const root = mkdtempSync(join(tmpdir(), 'own-node-'));
  mkdirSync(join(root, 'node_modules'));
  const npm = (words: readonly string[]) =>
    writeFileSync(join(String(words[words.indexOf('--pack-destination') + 1]), 'a.tgz'), 'forged');
  expect(() => ownNode(root, npm, 'linux-x64')).toThrow(/has the hash sha512-.*, not sha512-/);
  expect(existsSync(join(ownFolder(root), 'bin/node'))).toBe(false);
  expect(() => ownNode(root, npm, 'aix-ppc64')).toThrow('install one from nodejs.org');
});

test('a Node that is there is not taken again after npm has emptied node_modules', () => {
  const root = mkdtempSync(join(tmpdir(), 'own-node-'));
  const { name, version, integrity } = PACKAGES['linux-x64'];
  const program = join(ownFolder(root), 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  mkdirSync(dirname(program), { recursive: true });
  writeFileSync(program, 'program');
  writeFileSync(join(ownFolder(root), 'version'), `${name}@${version} ${integrity}`);
  const npm = () => {
    throw new Error('npm is not needed');
  };
  expect(ownNode(root, npm, 'linux-x64')).toBe(program);
  rmSync(join(root, 'node_modules'), { recursive: true });
  expect(ownNode(root, npm, 'linux-x64')).toBe(program);
  const link = join(root, 'node_modules/.bin', basename(program));
  expect(readFileSync(link, 'utf8')).toBe('program');
});

test('a signal reaches the script that runs, and its end is the end of all', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'signals-'));
  const script = join(folder, 'waits.mjs');
  writeFileSync(
    script,
    "process.on('SIGTERM', () => { console.log('told'); process.exit(7); }); setInterval(() => {}, 1000); console.log('waits');",
  );
  const child = spawn(process.execPath, ['scripts/with-dependencies.mjs', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
    if (printed === 'waits\n') child.kill('SIGTERM');
  });
  const code = await new Promise((done) => child.on('close', done));
  expect([code, printed]).toEqual([7, 'waits\ntold\n']);
});
