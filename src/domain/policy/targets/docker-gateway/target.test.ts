import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { AWKWARD_NAMES } from '../../testing/awkward-names.ts';
import { contract } from '../../testing/contract.ts';
import { policyOf, rendered } from '../../testing/policies.ts';
import { read } from './reader.ts';
import { dockerGateway } from './target.ts';

contract(dockerGateway, read);

/** What a shell hands to `docker`, a program of ours in its place. */
function argumentsOf(script: string, ...given: string[]): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'docker-gateway-'));
  try {
    const docker = join(folder, 'docker');
    writeFileSync(docker, '#!/bin/sh\nprintf "%s\\0" "$@"\n');
    chmodSync(docker, 0o755);
    const file = join(folder, 'policy.sh');
    writeFileSync(file, script);
    const env = { ...process.env, PATH: `${folder}:${process.env['PATH']}` };
    const output = execFileSync('sh', [file, ...given], { env, encoding: 'utf8' });
    return output.split('\0').slice(0, -1);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('Docker MCP Gateway', () => {
  test('disables all tools of the server, then enables those that may run', () => {
    const policy = policyOf('deny', {
      list: 'allow',
      'a.b': 'allow',
      drop: 'deny',
      "it's": 'allow',
    });
    const { text } = rendered(dockerGateway, policy);
    const command = ['mcp', 'profile', 'tools'];
    const flags = ['list', 'a.b', "it's"].map((tool) => `--enable=github.${tool}`);
    expect(argumentsOf(text)).toEqual([...command, 'default', '--disable-all=github', ...flags]);
    expect(argumentsOf(text, 'work')[3]).toBe('work');
  });

  test('a shell hands over every name that it writes as it is', () => {
    const policy = policyOf(
      'deny',
      Object.fromEntries(AWKWARD_NAMES.map((name) => [name, 'allow'])),
    );
    const { text, effective } = rendered(dockerGateway, policy);
    const enabled = argumentsOf(text).flatMap(
      (flag) => flag.match(/^--enable=github\.(.*)$/s)?.[1] ?? [],
    );
    const allowed = Object.entries(effective.servers[0]?.tools ?? {})
      .filter(([, { decision }]) => decision === 'allow')
      .map(([tool]) => tool);
    expect(enabled).toEqual(allowed);
    expect(enabled).toContain('$(rm -rf /)');
  });

  test('a server without a tool that may run has none', () => {
    const { text } = rendered(dockerGateway, policyOf('deny', { drop: 'deny' }));
    expect(argumentsOf(text).slice(4)).toEqual(['--disable-all=github']);
  });
});
