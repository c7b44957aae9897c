import { describe, expect, test } from 'vitest';
import { changesOutcome, findOverrides } from './find-overrides.ts';
import type { Override } from './override.ts';
import type { EnforcementTarget } from './target.ts';
import { TARGETS } from './targets/index.ts';
import { zed } from './targets/zed/target.ts';

const found = (text: string, targets?: readonly EnforcementTarget[]) =>
  findOverrides(text, targets).map(({ target, override, line, value }) => [
    `${target.id}/${override.id}`,
    line,
    value,
  ]);

const override: Override = {
  id: 'yolo',
  kind: 'flag',
  text: '--yolo',
  changes: [{ calls: 'asked', become: 'allowed' }],
  remedy: 'Leave it out.',
  find: [
    { word: '--yolo', of: 'copilot' },
    { word: 'ALLOW_ALL', given: (value) => value === 'true' },
    { word: '--allow', of: 'copilot', given: (value) => value?.includes('(') === false },
    { path: ['a', null, 'b'], is: (value) => value === 1 },
  ],
};
const product: EnforcementTarget = { ...zed, id: 'product', overrides: [override] };

describe('a parsed file', () => {
  test('VS Code settings with comments and trailing commas', () => {
    const settings = `// my settings
{
  "editor.fontSize": 14,
  /* "chat.tools.autoApprove": true */
  "chat.tools.global.autoApprove": true, // faster
  "chat.permissions.default": "bypassApprovals",
}`;
    expect(found(settings)).toEqual([
      ['vscode/global-auto-approve', 5, true],
      ['vscode/bypass', 6, 'bypassApprovals'],
    ]);
  });

  test('Zed settings: the broad default, patterns of an MCP tool, and not those of the terminal', () => {
    const settings = `{
  "agent": {
    "tool_permissions": {
      "default": "allow",
      "tools": {
        "terminal": { "always_allow": [{ "pattern": "^ls" }] },
        "mcp:github:delete_repo": {
          "default": "deny",
          "always_allow": [{ "pattern": ".*" }]
        }
      }
    }
  }
}`;
    expect(found(settings)).toEqual([
      ['zed/default-allow', 4, 'allow'],
      ['zed/always-allow', 9, undefined],
    ]);
  });

  test('Cursor: patterns under allow, and neither single tools nor what is denied', () => {
    const cli = `{
  "permissions": {
    "allow": ["Shell(ls)", "Mcp(github:get_issue)",
      "Mcp(github:*)"],
    "deny": ["Mcp(*:*)"]
  },
  "approvalMode": "unrestricted"
}`;
    expect(found(cli)).toEqual([
      ['cursor/broad-allow', 4, 'Mcp(github:*)'],
      ['cursor/approval-mode', 7, 'unrestricted'],
    ]);
  });

  test('a server list of Kiro, and not an empty list', () => {
    const servers =
      '{"mcpServers":{"a":{"command":"x","autoApprove":[]},\n"b":{"command":"y","autoApprove":["*"]}}}';
    expect(found(servers)).toEqual([['kiro/auto-approve', 2, undefined]]);
  });

  test('YAML of a cluster', () => {
    const resource = `spec:
  authzConfig:
    inline:
      policies:
        - 'permit(principal, action == Action::"call_tool", resource == Tool::"a");'
        - 'permit(principal, action, resource);'
`;
    expect(found(resource)).toEqual([
      ['toolhive/permit-all', 6, 'permit(principal, action, resource);'],
    ]);
  });

  test('TOML', () => {
    expect(found('[a.x]\nb = 2\n[a."y z"]\n# b = 3\nb = 1\n', [product])).toEqual([
      ['product/yolo', 5, 1],
    ]);
  });

  test('Windows line ends and a byte order mark do not shift lines', () => {
    expect(found('\uFEFF{\r\n"a": {"x": {\r\n"b": 1}}}', [product])).toEqual([
      ['product/yolo', 3, 1],
    ]);
  });
});

describe('a script', () => {
  const inScript = (text: string) => found(text, [product]).map(([, line, value]) => [line, value]);

  test('a flag counts in the command line of its program, wherever it goes on', () => {
    expect(inScript("#!/bin/sh\nexec copilot \\\n  --allow-tool='a' \\\n  --yolo\n")).toEqual([
      [4, '--yolo'],
    ]);
    expect(inScript('X=1 /usr/bin/copilot --yolo=true')).toEqual([[1, '--yolo=true']]);
  });

  test('it does not count in a comment, in a longer word, or of another program', () => {
    expect(inScript('# copilot --yolo')).toEqual([]);
    expect(inScript('copilot --yolo-mode')).toEqual([]);
    expect(inScript('gemini --yolo\ncopilot help')).toEqual([]);
    expect(inScript('echo copilot --yolo')).toEqual([]);
  });

  test('a value can decide, after = or in the next word', () => {
    expect(inScript("copilot --allow 'a' --allow='b(c)' \\\n --allow='d'")).toEqual([
      [1, '--allow'],
      [2, '--allow=d'],
    ]);
  });

  test('a variable counts where it is set', () => {
    expect(inScript('cd x\nexport ALLOW_ALL=true')).toEqual([[2, 'ALLOW_ALL=true']]);
    expect(inScript('ALLOW_ALL=true copilot')).toEqual([[1, 'ALLOW_ALL=true']]);
    expect(inScript('ALLOW_ALL=truely copilot')).toEqual([]);
  });
});

test('a text that cannot be read holds nothing', () => {
  for (const text of ['', '{', '\u0000', 'a: [', '[[', '{"agent":'.repeat(20_000)])
    expect(findOverrides(text)).toEqual([]);
});

test('only short values are kept of a text', () => {
  const long = `Mcp(${'x'.repeat(200)}*)`;
  const [place] = findOverrides(JSON.stringify({ permissions: { allow: [long] } }));
  expect(place?.override.id).toBe('broad-allow');
  expect(place?.value).toBeUndefined();
});

test('what only concerns unlisted tools changes nothing where the policy lets them run', () => {
  const changes = [{ calls: 'unlisted', become: 'allowed' }] as const;
  expect(changesOutcome({ ...override, changes }, 'allow')).toBe(false);
  expect(changesOutcome({ ...override, changes }, 'ask')).toBe(true);
});

describe.each(TARGETS)('$label', ({ overrides = [], managed }) => {
  test('names each override once, with its place or source', () => {
    const ids = overrides.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id, text, remedy, place, when } of overrides) {
      expect(id).toMatch(/^[a-z][a-z0-9-]*$/);
      expect(text.trim()).not.toBe('');
      expect(remedy, id).toMatch(/^[A-Z].*\.$/);
      expect(place ?? 'x', id).not.toMatch(/\.$/);
      expect(when ?? 'x', id).not.toMatch(/\.$|^if /);
    }
  });

  test('says what its stronger place withstands, in sentences', () => {
    for (const sentence of [...(managed?.withstands ?? []), ...(managed?.except ?? [])])
      expect(sentence).toMatch(/^[A-Z“].*\.$/);
  });
});
