import { describe, expect, test } from 'vitest';
import { callExceptions } from '../../call-table.ts';
import { contract } from '../../testing/contract.ts';
import { policyOf, rendered } from '../../testing/policies.ts';
import { read } from './reader.ts';
import { copilotCli } from './target.ts';
import { copilotTool } from './tool-name.ts';

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
  --deny-tool='github(wipe)' \\
  --excluded-tools='github-repo-drop,github-wipe' \\
  "$@"
`);
  });

  test('a whole server is allowed only where nothing of it asks', () => {
    const quiet = rendered(copilotCli, policyOf('allow', { drop: 'deny' }));
    expect(quiet.text).toContain("--allow-tool='github' ");
    const asking = rendered(copilotCli, policyOf('allow', { drop: 'ask' }));
    expect(asking.effective.unlisted).toBe('ask');
    expect(asking.substitutions).toHaveLength(2);
  });

  test('a policy that asks says that a tool marked as read-only is not asked about', () => {
    const said = (policy: Parameters<typeof rendered>[1]) =>
      rendered(copilotCli, policy).substitutions.some(({ kind }) => kind === 'read-only-unasked');
    expect(said(policyOf('ask', { list: 'allow' }))).toBe(true);
    expect(said(policyOf('deny', { list: 'allow', make: 'ask' }))).toBe(true);
    expect(said(policyOf('deny', { list: 'allow', wipe: 'deny' }))).toBe(false);
    expect(said(policyOf('allow', { wipe: 'deny' }))).toBe(false);
  });

  test('unlisted tools are refused by a list of all visible ones, and the page hears of it', () => {
    const { text, substitutions } = rendered(
      copilotCli,
      policyOf('deny', { list: 'allow', drop: 'deny', wipe: 'hide' }),
    );
    expect(text).toContain("--available-tools='github-list' ");
    expect(substitutions.map(({ kind, tool }) => [kind, tool])).toEqual([
      ['refused-is-hidden', null],
      ['note', null],
    ]);
  });

  test('refuses names that are one once they are cut: it numbers them', () => {
    const long = 'x'.repeat(57);
    const refused = (...names: string[]) =>
      copilotCli.render(policyOf('allow', Object.fromEntries(names.map((name) => [name, 'hide']))));
    expect(refused(`${long}a`, `${long}b`)).toMatchObject({ ok: false });
    expect(refused(long, `${long}b`)).toMatchObject({ ok: false });
    expect(refused('a.b', 'a-b', `${long}b`)).toMatchObject({ ok: true });
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

test('an unlisted tool that is marked as read-only runs, which the table and the file say', () => {
  const policy = policyOf('ask', { list: 'allow' });
  const { effective, text } = rendered(copilotCli, policy);
  const exceptions = callExceptions(policy, effective, { server: 'github' });
  expect(exceptions.map(({ call, outcome }) => [call.kind, outcome])).toEqual([
    ['later-read-only', 'allowed'],
  ]);
  const call = { server: 'github', tool: 'peek', arguments: {}, at: 0 };
  const reading = read(text, policy.servers);
  expect([reading({ ...call, readOnly: true }, []), reading(call, [])]).toEqual([
    'allowed',
    'asked',
  ]);
});

test('refuses what it would have to ask about and never does: tools marked as read-only', () => {
  const policy = policyOf('ask', { peek: 'ask', list: 'allow', write: 'ask' });
  const servers = policy.servers.map((server) => ({ ...server, markedReadOnly: ['peek', 'list'] }));
  const { text, effective, substitutions } = rendered(copilotCli, { ...policy, servers });
  expect(text).toContain("--deny-tool='github(peek)'");
  expect(text).not.toContain('write');
  const decisions = Object.values(effective.servers[0]?.tools ?? {}).map((value) => value.decision);
  expect(decisions).toEqual(['hide', 'allow', 'ask']);
  expect(substitutions.map(({ tool }) => tool)).toContain('peek');
});
