import type { Call, PastCall } from '../decide.ts';

const SECONDS: Record<string, number> = { minute: 60, hour: 3600, day: 86_400 };

/** Calls of the same tool in the same clock window (UTC): how the engines of the proxies count. */
export function countCalls(call: Call, history: readonly PastCall[], window: string): number {
  const length = (SECONDS[window] ?? Number.NaN) * 1000;
  const slot = (at: number) => Math.floor(at / length);
  return history.filter((past) => past.tool === call.tool && slot(past.at) === slot(call.at))
    .length;
}
