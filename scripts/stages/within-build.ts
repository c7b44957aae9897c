// Every stage imports this first. A build that is killed cannot stop its stages: each stops itself, and until it
// has, the next build waits.
import { holdLocks, STAGE_LOCKS } from '../build/lock.ts';
import { startedBy } from '../progress.ts';

const end = (): never => process.exit(1);

const locks = process.env[STAGE_LOCKS];
if (locks !== undefined) {
  holdLocks(JSON.parse(locks) as string[]);
  process.on('disconnect', end);
  // The build may have ended before this process held anything.
  if (startedBy() !== process.ppid) end();
}

/** Lets the build go on without this process, and this one end by itself. */
export function leaveBuild(): void {
  process.off('disconnect', end);
  if (process.connected) process.disconnect();
}
