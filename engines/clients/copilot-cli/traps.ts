import type { TrapRun } from '../../cases/proof-run.ts';
import { call, github } from '../../cases/trap.ts';

const copilotScript = (...flags: string[]) =>
  `#!/bin/sh\nexec copilot ${flags.map((flag) => `'${flag}'`).join(' ')} "$@"\n`;

/** As much of a name of the server `github` as stays. */
const LONG = 'delete_'.repeat(9).slice(0, 57);

/** Flags for Copilot CLI that do not do what they say. */
export const traps: readonly TrapRun[] = [
  {
    name: 'a deny flag with the raw name matches nothing',
    servers: github('policies.remove'),
    file: copilotScript('--allow-tool=github', '--deny-tool=github(policies.remove)'),
    calls: [call('policies.remove', 'allowed')],
  },
  {
    name: 'a deny flag with a pattern matches nothing',
    servers: github('delete_repository'),
    file: copilotScript('--allow-tool=github', '--deny-tool=github(delete_*)'),
    calls: [call('delete_repository', 'allowed')],
  },
  {
    name: 'of two long names that are cut to one, the second gets a number that no rule has',
    servers: github(`${LONG}a`, `${LONG}b`),
    file: copilotScript('--allow-tool=github', `--deny-tool=github(${LONG})`),
    calls: [call(`${LONG}a`, 'denied'), call(`${LONG}b`, 'allowed')],
  },
  {
    name: '--allow-all-tools answers every question with yes, and a deny flag holds',
    servers: github('create_issue', 'delete_repository'),
    file: copilotScript('--allow-all-tools', '--deny-tool=github(delete_repository)'),
    calls: [call('create_issue', 'allowed'), call('delete_repository', 'denied')],
  },
  {
    name: 'a server that marks its tools as read-only silences every question, and a deny flag holds',
    servers: [{ as: 'github', tools: ['create_issue', 'delete_repository'], saysReadOnly: true }],
    file: copilotScript('--deny-tool=github(delete_repository)'),
    calls: [call('create_issue', 'allowed'), call('delete_repository', 'denied')],
  },
];
