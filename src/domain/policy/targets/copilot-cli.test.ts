import { describe, expect, test } from 'vitest';
import { contract, type Reader } from '../testing/contract.ts';
import { policyOf, rendered } from '../testing/policies.ts';
import { copilotCli, copilotTool } from './copilot-cli.ts';

/** Copilot CLI as observed: availability first, then deny, then allow, else it asks. */
const read: Reader = (text) => {
  const flags = flagsOf(text);
  const values = (flag: string) =>
    flags.filter(([name]) => name === flag).map(([, value]) => value);
  const [available] = values('--available-tools');
  const excluded = values('--excluded-tools').flatMap((one) => one.split(','));
  return ({ server, tool }) => {
    const name = copilotTool(server, tool);
    const shown = `${server}-${name}`;
    if (excluded.includes(shown)) return 'hidden';
    if (available !== undefined && !available.split(',').includes(shown)) return 'hidden';
    const hit = (flag: string) =>
      values(flag).some((one) => one === server || one === `${server}(${name})`);
    if (hit('--deny-tool')) return 'denied';
    return hit('--allow-tool') ? 'allowed' : 'asked';
  };
};

/** The only shell that the script may hold: flags in single quotes. */
function flagsOf(text: string): [string, string][] {
  const [shebang, command, ...rest] = text.trimEnd().split('\n');
  expect([shebang, command, rest.pop()]).toEqual(['#!/bin/sh', 'exec copilot \\', '  "$@"']);
  return rest.map((line) => {
    const [, name = '', value = ''] =
      line.match(/^ {2}(--[a-z-]+)='([A-Za-z0-9_,()-]*)' \\$/) ?? [];
    expect(name, line).not.toBe('');
    return [name, value];
  });
}

contract(copilotCli, read);

describe('GitHub Copilot CLI', () => {
  // Seen in version 1.0.102.
  test.each([
    ['policies.remove', 'policies-remove'],
    ['a/b c', 'a-b-c'],
    ['tool(arg)', 'tool-arg-'],
    ['长亭 IP', 'xn---IP-hm9dn153a'],
    ['🔥x', 'xn--x-zi3s'],
    ['é', 'xn--9ca'],
    ['__proto__', '__proto__'],
    ['x'.repeat(80), 'x'.repeat(57)],
  ])('calls %j %j', (tool, wanted) => {
    expect(copilotTool('github', tool)).toBe(wanted);
  });

  test('is a script of flags', () => {
    const policy = policyOf('ask', {
      list: 'allow',
      make: 'ask',
      'repo.drop': 'deny',
      wipe: 'hide',
    });
    expect(rendered(copilotCli, policy).text).toBe(`#!/bin/sh
exec copilot \\
  --allow-tool='github(list)' \\
  --deny-tool='github(repo-drop)' \\
  --excluded-tools='github-wipe' \\
  "$@"
`);
  });

  test('a whole server is allowed only where nothing of it asks', () => {
    const quiet = rendered(copilotCli, policyOf('allow', { drop: 'deny' }));
    expect(quiet.text).toContain("--allow-tool='github' ");
    const asking = rendered(copilotCli, policyOf('allow', { drop: 'ask' }));
    expect(asking.effective.unlisted).toBe('ask');
    expect(asking.substitutions).toHaveLength(1);
  });

  test('unlisted tools are refused by a list of all visible ones, and the page hears of it', () => {
    const { text, substitutions } = rendered(
      copilotCli,
      policyOf('deny', { list: 'allow', drop: 'deny', wipe: 'hide' }),
    );
    expect(text).toContain("--available-tools='github-list,github-drop' ");
    expect(substitutions.map((one) => one.tool)).toEqual([null]);
  });

  test.each(['shell', 'my srv', "o'brien", '-x', 'x'.repeat(31)])(
    'refuses the server name %j',
    (as) => {
      const policy = policyOf('ask', { list: 'allow' });
      const servers = policy.servers.map((server) => ({ ...server, as }));
      expect(copilotCli.render({ ...policy, servers })).toMatchObject({ ok: false });
    },
  );
});
