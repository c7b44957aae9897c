import { appendFileSync } from 'node:fs';
import type { Judgement } from '#domain/policy/decide.ts';

export interface LoggedCall {
  /** The client of a hook, or `wrap`. */
  readonly client: string;
  readonly server: string;
  readonly tool: string;
  readonly outcome: Judgement['outcome'];
  /** Why: a kind of reason, or `failure` where the call could not be judged. */
  readonly because: Judgement['because']['kind'] | 'failure';
  /** What the client was told; `none` leaves it to the client's own rules. */
  readonly answer: 'allow' | 'ask' | 'deny' | 'none';
}

/** One line of JSON for each call, without its arguments, where `TOOLWARD_LOG` names a file. */
export function logDecision(call: LoggedCall): void {
  const file = process.env['TOOLWARD_LOG'];
  if (!file) return;
  const line = { time: new Date().toISOString(), ...call };
  appendFileSync(file, `${JSON.stringify(line)}\n`, { mode: 0o600 });
}
