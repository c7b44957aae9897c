import type { TrapRun } from '../cases/proof-run.ts';
import { call, github } from '../cases/trap.ts';

export interface InterceptTrap extends TrapRun {
  /** What the policy file holds once Intercept runs, instead of `file`. */
  readonly rewritten?: string;
  /** The client reaches the server without Intercept. */
  readonly direct?: true;
}

const REFUSES =
  'version: "1"\ndefault: allow\ntools:\n  drop_all:\n    rules:\n      - name: refuse\n        action: deny\n';
const LETS_ALL = 'version: "1"\ndefault: allow\n';

/** Files as a person could write them by hand, and what Intercept makes of them. */
export const TRAPS: readonly InterceptTrap[] = [
  {
    override: 'direct-entry',
    name: 'a second entry for the server goes past Intercept',
    servers: github('drop_all'),
    file: REFUSES,
    direct: true,
    calls: [call('drop_all', 'allowed')],
  },
  {
    override: 'rewritten-file',
    name: 'a file that is changed while Intercept runs takes effect at once',
    servers: github('drop_all'),
    file: REFUSES,
    rewritten: LETS_ALL,
    calls: [call('drop_all', 'allowed')],
  },
  {
    name: 'a changed file with a mistake leaves the one before in force',
    servers: github('drop_all'),
    file: REFUSES,
    rewritten: `${LETS_ALL}tools: wrong\n`,
    calls: [call('drop_all', 'denied')],
  },
  {
    name: 'without “default”, a tool that is not listed runs',
    servers: github('list', 'added_later'),
    file: 'version: "1"\ntools:\n  list:\n    rules: []\n',
    calls: [call('list', 'allowed'), call('added_later', 'allowed')],
  },
  {
    name: 'a rule for a name in other letters does not hold',
    servers: github('drop_all'),
    file: 'version: "1"\ndefault: allow\ntools:\n  Drop_All:\n    rules:\n      - name: refuse\n        action: deny\n',
    calls: [call('drop_all', 'allowed')],
  },
  {
    name: 'a list of hidden tools with a pattern hides none of them',
    servers: github('drop_all'),
    file: 'version: "1"\ndefault: allow\nhide:\n  - drop_*\n',
    calls: [call('drop_all', 'allowed')],
  },
  {
    name: 'Intercept does not start with a key that it does not know',
    servers: github('drop_all'),
    file: 'version: "1"\ndefault: allow\ntools:\n  drop_all:\n    rules:\n      - name: refuse\n        action: refuse\n',
    calls: [call('drop_all', 'not started')],
  },
];
