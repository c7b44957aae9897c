import { spawnSync } from 'node:child_process';

const INSIDE = 'PROVE_INSIDE';
const NAMESPACE = ['-rn', 'sh', '-c'];
const UP = 'ip link set lo up';

/**
 * Starts this program again in a network namespace that has nothing but the loopback device, and
 * gives its exit code; null where it runs there already, or where the system has no such thing.
 */
export function isolate(): number | null {
  if (process.env[INSIDE] !== undefined) return null;
  const possible = spawnSync('unshare', [...NAMESPACE, UP], { stdio: 'ignore' }).status === 0;
  if (!possible) {
    console.log('No network namespace here: clients only get addresses of the loopback device.');
    return null;
  }
  console.log('Every engine runs in a network namespace with nothing but the loopback device.');
  const again = ['prove', process.execPath, ...process.execArgv, ...process.argv.slice(1)];
  const { status } = spawnSync('unshare', [...NAMESPACE, `${UP} && exec "$@"`, ...again], {
    stdio: 'inherit',
    env: { ...process.env, [INSIDE]: '1' },
  });
  return status ?? 1;
}
