import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Set once the browser has started here; the workers of the suite inherit it. */
const FOUND = 'TOOLWARD_TEST_BROWSER';

const start = (path: string) => spawnSync(path, ['--version'], { encoding: 'utf8' });

/** For Linux x64 an npm package carries the browser, and the libraries that a bare system lacks. */
async function packagedBrowser(): Promise<string> {
  const {
    default: chromium,
    inflate,
    setupLambdaEnvironment,
  } = await import('@sparticuz/chromium');
  const path = await chromium.executablePath();
  if (!existsSync('/etc/fonts/fonts.conf')) {
    process.env['FONTCONFIG_PATH'] ??= join(tmpdir(), 'fonts');
  }
  if (start(path).status === 0) return path;
  const libraries = new URL('../bin/al2023.tar.br', import.meta.resolve('@sparticuz/chromium'));
  await inflate(fileURLToPath(libraries));
  setupLambdaEnvironment(join(tmpdir(), 'al2023', 'lib'));
  const { status, stderr } = start(path);
  if (status !== 0) throw new Error(`The browser at ${path} does not start. ${stderr}`);
  return path;
}

/** Elsewhere Playwright brings its own; it is installed on the first run. */
async function playwrightBrowser(): Promise<undefined> {
  const { chromium } = await import('@playwright/test');
  if (existsSync(chromium.executablePath())) return;
  const shell = process.platform === 'win32';
  spawnSync('npx', ['playwright', 'install', 'chromium'], { stdio: 'inherit', shell });
}

/** The browser to start, or undefined for Playwright's own. */
export async function browserExecutable(): Promise<string | undefined> {
  const found = process.env[FOUND];
  if (found !== undefined) return found || undefined;
  const packaged = process.platform === 'linux' && process.arch === 'x64';
  const path = packaged ? await packagedBrowser() : await playwrightBrowser();
  process.env[FOUND] = path ?? '';
  return path;
}
