import type { TrapRun } from '../cases/proof-run.ts';
import { call, github } from '../cases/trap.ts';

export interface ProxyTrap extends TrapRun {
  readonly flags?: readonly string[];
  /** The client reaches the server without the proxy. */
  readonly direct?: true;
}

const REFUSES = `version: "1.0"
mode: enforce
rules:
  - tool: drop_all
    action: deny
  - tool: "*"
    action: allow
`;

/** What undoes a file, and files as a person could write them by hand. */
export const TRAPS: readonly ProxyTrap[] = [
  {
    override: 'direct-entry',
    name: 'a second entry for the server goes past the proxy',
    servers: github('drop_all'),
    file: REFUSES,
    direct: true,
    calls: [call('drop_all', 'allowed')],
  },
  {
    override: 'shadow-mode',
    name: '--mode shadow only logs',
    servers: github('drop_all'),
    file: REFUSES,
    flags: ['--mode', 'shadow'],
    calls: [call('drop_all', 'allowed')],
  },
  {
    name: 'the mode in the file is not read: it refuses all the same',
    servers: github('drop_all'),
    file: REFUSES.replace('mode: enforce', 'mode: shadow'),
    calls: [call('drop_all', 'denied')],
  },
  {
    name: 'a limit in the file is not counted',
    servers: github('list_issues'),
    file: `version: "1.0"
rules:
  - tool: list_issues
    action: allow
    rate_limit: { requests: 1, per: hour }
`,
    calls: [call('list_issues', 'allowed'), call('list_issues', 'allowed')],
  },
  {
    name: 'the first rule decides, also one for all tools',
    servers: github('drop_all'),
    file: `version: "1.0"
rules:
  - tool: "*"
    action: allow
  - tool: drop_all
    action: deny
`,
    calls: [call('drop_all', 'allowed')],
  },
];
