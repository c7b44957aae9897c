import type { Clock } from './inspect.ts';

/** Milliseconds of CPU of this thread; of the clock on the wall where Node does not know. */
function now(): number {
  if (typeof process.threadCpuUsage !== 'function') return performance.now();
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

export type Times = Record<string, number>;

/** A clock that adds up what each name takes, in milliseconds. */
export function clockInto(times: Times): Clock {
  return (name, work) => {
    const started = now();
    try {
      return work();
    } finally {
      times[name] = (times[name] ?? 0) + now() - started;
    }
  };
}

export function addTimes(to: Times, more: Times): void {
  for (const [name, time] of Object.entries(more)) to[name] = (to[name] ?? 0) + time;
}

/** The times as a table, the longest first. */
export function timesText(times: Times, pages: number): string {
  const all = Object.entries(times).sort(([, a], [, b]) => b - a);
  const total = all.reduce((sum, [, time]) => sum + time, 0);
  const lines = [...all, ['All', total] as const].map(([name, time]) => {
    const each = `${(time / Math.max(1, pages)).toFixed(3)} ms`;
    return `${name.padEnd(28)}${`${(time / 1000).toFixed(2)} s`.padStart(10)}${each.padStart(12)}`;
  });
  return ['CPU of all workers                 Time  Per page', ...lines].join('\n');
}
