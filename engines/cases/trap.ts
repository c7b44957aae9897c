import type { TrapRun } from './proof-run.ts';

type TrapCall = TrapRun['calls'][number];

export const json = (value: object) => `${JSON.stringify(value, null, 2)}\n`;

/** One stub server named `github`. */
export const github = (...tools: string[]) => [{ as: 'github', tools }];

/** A call of its tool, and how the client handles it. */
export const call = (
  tool: string,
  expected: TrapCall['expected'],
  args?: TrapCall['arguments'],
): TrapCall => ({
  server: 'github',
  tool,
  expected,
  ...(args ? { arguments: args } : {}),
});
