import { describe, expect, test } from 'vitest';
import { countedServer } from './match.ts';
import { nameKey, packageKey, repositoryKey, shardOf } from './recognition.ts';
import { line, matchesOf } from './stack.fixture.ts';

const NO_CHOICE = new Map<number, string | null>();

describe('keys', () => {
  test('are one per thing, however it is written', () => {
    expect(packageKey('pypi', 'awslabs.iam_mcp-server')).toBe('pypi:awslabs-iam-mcp-server');
    expect(packageKey('oci', 'docker.io/library/Name')).toBe('oci:name');
    expect(packageKey('npm', '@Scope/Name')).toBe('npm:@scope/name');
    expect(repositoryKey('https://www.GitHub.com/Owner/Name.git/')).toBe(
      'repo:github.com/owner/name',
    );
    expect(repositoryKey('https://github.com/owner/name/tree/main/x')).toBe(
      'repo:github.com/owner/name',
    );
    expect(nameKey('@foo/GitHub MCP-Server')).toBe('name:github');
    expect(nameKey('mcp-server')).toBeUndefined();
  });

  test('fall into 256 shards, the same ones as ever', () => {
    // The published values of FNV-1a are c5, ed and b2 once their four bytes are folded into one.
    expect(['', 'a', 'foobar'].map(shardOf)).toEqual(['c5', 'ed', 'b2']);
    expect(shardOf('name:ü')).not.toBe(shardOf('name:u'));
    const many = Array.from({ length: 20_000 }, (_, n) => shardOf(`npm:package-${n}`));
    const counts = [...Map.groupBy(many, (shard) => shard).values()].map(({ length }) => length);
    expect(counts).toHaveLength(256);
    expect(Math.max(...counts)).toBeLessThan(160);
  });
});

describe('a match', () => {
  test('says how sure it is', () => {
    const index = {
      'npm:a': { servers: [line('a', 2, '1.2.3')] },
      'host:mcp.b.example': { servers: [{ ...line('b'), remotes: ['https://mcp.b.example/mcp'] }] },
      'host:*.e.example': { servers: [{ ...line('e'), remotes: ['https://*.e.example/**'] }] },
      'base:tool-c': { servers: [line('c')] },
      'repo:github.com/o/d': { servers: [line('d')] },
    };
    const text = (...lines: string[]) =>
      lines.map((args, n) => `claude mcp add n${n} ${args}`).join('\n');
    const found = matchesOf(
      text(
        '-- npx a@1.2.3',
        '-- npx a@1.0.0',
        '-- npx a',
        'https://mcp.b.example/mcp',
        'https://mcp.b.example/other',
        'https://shop.e.example/a/b',
        '-- npx -y github:o/d',
        '-- /opt/tool-c',
      ),
      index,
    );
    expect(found.map(({ certainty }) => certainty)).toEqual([
      'package',
      'package',
      'package',
      'address',
      'host',
      'address',
      'repository',
      'base',
    ]);
    expect(found.map((match) => countedServer(match, NO_CHOICE)?.slug)).toEqual([
      'a',
      'a',
      'a',
      'b',
      undefined,
      'e',
      'd',
      undefined,
    ]);
  });

  test('prefers the same version, then the longer list of tools, and lets a person choose', () => {
    const servers = [line('small', 2, '1.0.0'), line('large', 50), line('same', 3, '2.0.0')];
    const [match] = matchesOf('npx -y a@2.0.0', { 'npm:a': { servers } });
    if (!match) throw new Error('no match');
    expect(match.candidates.map(({ slug }) => slug)).toEqual(['same', 'large', 'small']);
    expect(countedServer(match, new Map([[0, 'small']]))?.slug).toBe('small');
    expect(countedServer(match, new Map([[0, null]]))).toBeUndefined();
    expect(countedServer(match, new Map([[0, 'not-a-candidate']]))).toBeUndefined();
  });
});

describe('known flaws', () => {
  const flaw = {
    slug: 'cve',
    label: 'CVE-1',
    name: 'A flaw',
    severity: 'high',
    ranges: [{ before: '1.2.0' }],
    fixed: '1.2.0',
  } as const;
  const flaws = (text: string) =>
    matchesOf(text, { 'npm:a': { flaws: [flaw] }, 'npm:mcp-remote': { flaws: [flaw] } }).flatMap(
      (match) => match.flaws.map(({ state, about }) => [state, about]),
    );

  test('count where product and version match, and are open where no version is given', () => {
    expect(flaws('npx a@1.1.9')).toEqual([['affected', 'a 1.1.9']]);
    expect(flaws('npx a@1.2.0')).toEqual([]);
    expect(flaws('npx a')).toEqual([['unknown-version', 'a']]);
    expect(flaws('npx a@latest')).toEqual([['unknown-version', 'a']]);
    expect(flaws('npx a@^1')).toEqual([['unknown-version', 'a']]);
    expect(flaws('npx other@1.0.0')).toEqual([]);
  });

  test('count for what stands between client and server', () => {
    expect(flaws('npx mcp-remote@1.0.0 https://a.example')).toEqual([
      ['affected', 'mcp-remote 1.0.0'],
    ]);
  });
});
