// Which packages a script needs: those that build the site, or all.

/** Scripts that need the `dependencies` of package.json only. */
export const BUILD_SCRIPTS = [
  'scripts/accuracy.ts',
  'scripts/assess.ts',
  'scripts/bundle-guard.ts',
  'scripts/dev.ts',
  'scripts/evaluate.ts',
  'scripts/families.ts',
  'scripts/hosts.ts',
  'scripts/import.ts',
  'scripts/policy.ts',
  'scripts/precompress.ts',
  'scripts/start.ts',
  'scripts/usage.ts',
];

const CATALOGUE = 'scripts/stages/catalogue.ts';

/** `build`, or `all` where packages of the tests, the checks or the scanner are needed too. */
export function setFor(script, args = []) {
  const isUnchecked =
    script === 'scripts/build.ts' && (args.includes('--no-checks') || args.includes('--shard'));
  return isUnchecked || script === CATALOGUE || BUILD_SCRIPTS.includes(script) ? 'build' : 'all';
}
