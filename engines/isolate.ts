import { spawnSync } from 'node:child_process';

const INSIDE = 'PROVE_INSIDE';
const LOOPBACK = 'ip link set lo up';
/** A copy of /etc takes its place, so that managed settings can be written without a trace. */
const OWN_ETC =
  'copy=$(mktemp -d) && mount -t tmpfs etc "$copy" && { cp -a /etc/. "$copy" 2>/dev/null || true; } && mount --bind "$copy" /etc';

/** From the most to the least that a system may allow. */
const NAMESPACES = [
  { etc: true, flags: '-rnm', setUp: `${LOOPBACK} && ${OWN_ETC}` },
  { etc: false, flags: '-rn', setUp: LOOPBACK },
] as const;

const inside = (flags: string, setUp: string, command: string) =>
  [flags, 'sh', '-c', `${setUp} && ${command}`] as const;

/** Does this program run in the namespace in which `isolate` started it? */
export const isIsolated = (): boolean => process.env[INSIDE] !== undefined;

/**
 * Starts this program again in a network namespace that has nothing but the loopback device, and
 * gives its exit code; null where the system has no such thing.
 */
export function isolate(): number | null {
  const possible = NAMESPACES.find(({ flags, setUp }) => {
    return spawnSync('unshare', inside(flags, setUp, 'true'), { stdio: 'ignore' }).status === 0;
  });
  if (!possible) {
    console.log('No network namespace here: clients only get addresses of the loopback device.');
    return null;
  }
  console.log('Every engine runs in a network namespace with nothing but the loopback device.');
  const { flags, setUp, etc } = possible;
  const again = ['prove', process.execPath, ...process.execArgv, ...process.argv.slice(1)];
  const { status } = spawnSync('unshare', [...inside(flags, setUp, 'exec "$@"'), ...again], {
    stdio: 'inherit',
    env: { ...process.env, [INSIDE]: etc ? 'own /etc' : 'network' },
  });
  return status ?? 1;
}

/** May managed settings be written below /etc, because it is a copy that ends with this program? */
export const hasOwnSystemFolder = (): boolean => process.env[INSIDE] === 'own /etc';
