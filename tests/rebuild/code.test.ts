import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { prepareSmall } from '../fixtures/prepare-small.ts';
import { changeCode, copyCheckout } from './checkout.ts';
import { expectSame } from './sites.ts';

const checkout = copyCheckout();
afterAll(() => rmSync(checkout, { recursive: true, force: true }));
const content = join(checkout, '.cache/content');
prepareSmall(content);

function build(out: string): void {
  const result = spawnSync(
    process.execPath,
    [
      ...['--disable-warning=ExperimentalWarning', 'scripts/build.ts', '--no-checks'],
      ...['--content', content, '--no-snapshots', '--out', out, '--database', `${out}.db`],
    ],
    { cwd: checkout, encoding: 'utf8' },
  );
  if (result.status !== 0) throw new Error(result.stdout + result.stderr);
}

/** All that loads in browsers, as one text. */
const assetsOf = (site: string): string =>
  readdirSync(join(site, 'assets'))
    .map((name) => readFileSync(join(site, 'assets', name), 'utf8'))
    .join('\n');

/** A template alone is changed by the test of kills. */
test('after a change of a style, a client script and a risk rule, an incremental build gives the bytes of a whole one', () => {
  const site = join(checkout, 'site');
  build(site);
  const before = assetsOf(site);
  changeCode(checkout, 'src/layout/styles/frame.css', 'z-index: 30;', 'z-index: 31;');
  changeCode(checkout, 'src/layout/client/shortcuts.ts', "=== 'k'", "=== 'j'");
  const rule = join(content, 'risk-rules/deletes-something.yaml');
  writeFileSync(
    rule,
    readFileSync(rule, 'utf8').replace(/^title: .*$/m, 'title: Erases something'),
  );
  build(site);
  const after = assetsOf(site);
  expect([before.includes('z-index:31'), after.includes('z-index:31')]).toEqual([false, true]);
  expect(after).not.toBe(before);
  expect(readFileSync(join(site, 'guides/risk-rules/index.html'), 'utf8')).toContain(
    'Erases something',
  );
  const whole = join(checkout, 'whole');
  build(whole);
  expectSame(site, whole);
});
