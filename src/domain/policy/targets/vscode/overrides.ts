import type { ManagedPlace, Override } from '../../override.ts';

const APPROVALS = {
  title: 'VS Code documentation, approvals and permissions',
  url: 'https://code.visualstudio.com/docs/agents/approvals',
  read: '2026-11-30',
};
const CUSTOM_AGENTS = {
  title: 'VS Code documentation, custom agents',
  url: 'https://code.visualstudio.com/docs/agent-customization/custom-agents',
  read: '2026-11-30',
};

/** What makes VS Code run calls that it should ask about, or gives an agent tools that are left out. */
export const VSCODE_OVERRIDES: readonly Override[] = [
  {
    id: 'global-auto-approve',
    kind: 'setting',
    text: '"chat.tools.global.autoApprove": true',
    place: 'settings.json',
    changes: [{ calls: 'asked', become: 'allowed' }],
    remedy: 'Remove it, also under its older name “chat.tools.autoApprove”.',
    find: ['chat.tools.global.autoApprove', 'chat.tools.autoApprove'].map((key) => ({
      path: [key],
      is: (value: unknown) => value === true,
    })),
    source: {
      title: 'VS Code documentation, AI settings in enterprises',
      url: 'https://code.visualstudio.com/docs/enterprise/ai-settings',
      read: '2026-11-30',
    },
  },
  {
    id: 'bypass',
    kind: 'mode',
    text: 'Bypass Approvals or Autopilot',
    inWords: true,
    place: 'the pickers of the chat view',
    changes: [{ calls: 'asked', become: 'allowed' }],
    remedy: 'Choose Default Approvals, also in the setting “chat.permissions.default”.',
    find: [
      {
        path: ['chat.permissions.default'],
        is: (value) => typeof value === 'string' && /bypass|autopilot|autoapprove/i.test(value),
      },
    ],
    source: APPROVALS,
  },
  {
    id: 'assisted',
    kind: 'mode',
    text: 'Assisted permissions',
    inWords: true,
    place: 'the picker of permissions',
    when: 'the model that judges the call says yes',
    changes: [{ calls: 'asked', become: 'allowed' }],
    remedy: 'Choose Default Approvals.',
    source: APPROVALS,
  },
  {
    id: 'saved-approvals',
    kind: 'mode',
    text: 'an approval that you once gave for all future calls',
    inWords: true,
    changes: [{ calls: 'asked', become: 'allowed' }],
    remedy: 'Run “Chat: Reset Tool Confirmations” once after you save the file.',
    source: APPROVALS,
  },
  {
    id: 'other-agent',
    kind: 'mode',
    text: 'any other agent',
    inWords: true,
    place: 'the picker of agents',
    changes: [
      { calls: 'refused', become: 'asked' },
      { calls: 'unlisted', become: 'asked' },
    ],
    remedy:
      'Check that mcp-policy is chosen in each new chat; a subagent or a handoff can have other tools.',
    source: CUSTOM_AGENTS,
  },
  {
    id: 'prompt-file',
    kind: 'file',
    text: 'a list of “tools”',
    inWords: true,
    place: 'a prompt file that is run',
    changes: [
      { calls: 'refused', become: 'asked' },
      { calls: 'unlisted', become: 'asked' },
    ],
    remedy: 'Remove “tools” from your prompt files: their list counts before that of the agent.',
    source: CUSTOM_AGENTS,
  },
];

/** Not a place for the file, but what keeps its questions from being switched off. */
export const VSCODE_MANAGED: ManagedPlace = {
  path: 'Keep the file, and set the device policy ChatToolsAutoApprove to false; ChatToolsEligibleForAutoApproval can name tools that are always asked about.',
  withstands: [
    'Users who want to switch on global auto-approval, Bypass Approvals or Autopilot.',
    'Approvals of the named tools for all future calls.',
  ],
  except: ['It does not make anybody choose the agent of this file.'],
  source: {
    title: 'VS Code documentation, AI settings in enterprises',
    url: 'https://code.visualstudio.com/docs/enterprise/ai-settings',
    read: '2026-11-30',
  },
};
