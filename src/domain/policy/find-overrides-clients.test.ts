import { describe, expect, test } from 'vitest';
import { findOverrides } from './find-overrides.ts';
import { TARGETS } from './targets/index.ts';
import { policyOf } from './testing/policies.ts';

const found = (text: string) =>
  findOverrides(text).map(({ target, override, line }) => `${target.id}/${override.id} ${line}`);

describe('Claude Code', () => {
  test('broader rules and a mode in settings, and neither tools nor what is ignored', () => {
    const settings = `{
  "permissions": {
    "defaultMode": "bypassPermissions",
    "allow": [
      "Bash(npm run test:*)",
      "mcp__github",
      "mcp__slack__*",
      "mcp__*",
      "mcp__github__get_me",
      "mcp__github__list_*"
    ],
    "deny": ["mcp__stripe"]
  }
}`;
    expect(found(settings)).toEqual([
      'claude-code/bypass-mode 3',
      'claude-code/server-rule 6',
      'claude-code/server-rule 7',
      'claude-code/server-rule 10',
    ]);
  });

  test('flags of a script', () => {
    expect(
      found(
        'claude --dangerously-skip-permissions -p "do it"\nclaude --allowedTools "Read,mcp__github"\nclaude --allowedTools mcp__github__get_me',
      ),
    ).toEqual(['claude-code/skip-permissions 1', 'claude-code/allowed-tools 2']);
  });
});

describe('Codex', () => {
  test('who answers, and tables that approve, in config.toml with comments', () => {
    const config = `model = "gpt-5"
approval_policy = "never" # unattended
approvals_reviewer = "auto_review"
sandbox_mode = "danger-full-access"

[mcp_servers.github]
command = "npx"
default_tools_approval_mode = "approve"

[mcp_servers.slack]
default_tools_approval_mode = "prompt"
`;
    expect(found(config)).toEqual([
      'codex/never 2',
      'codex/auto-review 3',
      'codex/full-access 4',
      'codex/trusted-project 8',
    ]);
  });

  test('flags, by what they are given', () => {
    expect(found('codex -s workspace-write -c model=o3 "fix it"')).toEqual([]);
    expect(
      found(
        'codex exec --sandbox danger-full-access \\\n  -c mcp_servers.github.disabled_tools=[]',
      ),
    ).toEqual(['codex/sandbox-flag 1', 'codex/config-flag 2']);
  });
});

describe('Gemini CLI', () => {
  test('a trusted server in settings with comments', () => {
    const settings = `{
  // project servers
  "mcpServers": {
    "github": {
      "httpUrl": "https://api.githubcopilot.com/mcp/",
      "trust": true, // saves questions
    },
    "fetch": { "command": "uvx", "args": ["mcp-server-fetch"], "trust": false }
  },
  "tools": { "allowed": ["run_shell_command(git)", "mcp_github_get_me"] }
}`;
    expect(found(settings)).toEqual(['gemini/trust 6', 'gemini/tools-allowed 10']);
  });

  test('a broad rule of an older policy, and not a rule for one tool', () => {
    const policy = `[[rule]]
toolName = "mcp_github_get_me"
decision = "allow"
priority = 100

[[rule]]
toolName = "*"
decision = "allow"
priority = 999
`;
    expect(found(policy)).toEqual(['gemini/broad-rule 6']);
  });

  test('a script that starts it', () => {
    expect(found('#!/bin/bash\ncd ~/src\nexec gemini --yolo "$@"')).toEqual(['gemini/yolo 3']);
  });
});

describe('opencode', () => {
  test('a permission for everything, of a project and of an agent', () => {
    expect(found('{"$schema": "https://opencode.ai/config.json",\n"permission": "allow"}')).toEqual(
      ['opencode/project-permission 2'],
    );
    expect(found('{\n"permission": {\n"edit": "ask",\n"*": "allow"}}')).toEqual([
      'opencode/project-permission 4',
    ]);
    expect(found('{\n"agent": {"build":\n{"permission": {"github_*": "allow"}}}}')).toEqual([
      'opencode/project-agent 3',
    ]);
  });

  test('single permissions are no finding', () => {
    expect(
      found('{"permission": {"edit": "allow", "github_get_me": "allow", "*": "ask"}}'),
    ).toEqual([]);
  });
});

describe('Copilot CLI', () => {
  test('flags and the variable of a script, in comments and of other programs not', () => {
    const script = `#!/usr/bin/env bash
# copilot --yolo
export COPILOT_ALLOW_ALL=true
deno run --allow-all server.ts
exec copilot \\
  --allow-tool='github(get_me)' \\
  --allow-tool 'shell' --allow-tool github \\
  --allow-all-tools "$@"
`;
    expect(found(script)).toEqual([
      'copilot-cli/variable 3',
      'copilot-cli/allow-server 7',
      'copilot-cli/allow-all-tools 8',
    ]);
  });

  test('a flag behind the script that this site makes', () => {
    expect(found('./copilot-with-policy.sh --yolo')).toEqual(['copilot-cli/yolo 1']);
  });
});

test.each(TARGETS)('files of this site override nothing: $label', (target) => {
  for (const unlisted of ['ask', 'deny'] as const) {
    const policy = policyOf(unlisted, {
      get_me: 'allow',
      create_issue: 'ask',
      delete_repo: 'deny',
    });
    const rendered = target.render(policy);
    if (rendered.ok) expect(findOverrides(rendered.text, [target])).toEqual([]);
  }
});
