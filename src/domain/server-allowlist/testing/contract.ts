import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AllowedServer, ServerAllowlist } from '../allowlist.ts';
import type { AllowlistFormat, AllowlistStatement } from '../format.ts';
import type { AllowlistReader, ConfiguredServer, Running } from '../reader.ts';
import { filledIn, fits, textOfTemplate } from '../template.ts';
import { anyAllowlist } from './lists.ts';

const RUNS = { numRuns: 400 };

/**
 * What every format must keep: a listed server runs, only what is listed runs, and every difference is
 * a statement about the server.
 */
export function allowlistContract(format: AllowlistFormat, read: AllowlistReader): void {
  describe(`${format.label} keeps the contract`, () => {
    test('exactly the listed servers start', () => {
      let files = 0;
      let started = 0;
      fc.assert(
        fc.property(anyAllowlist, (list) => {
          const rendered = format.render(list);
          if (!rendered.ok) {
            expect(leftOut(rendered.statements)).toHaveLength(list.servers.length);
            return;
          }
          files += 1;
          const reading = read(rendered.text);
          for (const candidate of candidates(list)) {
            const running = reading(candidate);
            if (running) started += 1;
            checkOnlyListed(format, list, rendered.statements, { candidate, running });
          }
          checkListed(format, list, rendered.statements, reading);
        }),
        RUNS,
      );
      expect(files).toBeGreaterThan(RUNS.numRuns / 5);
      expect(started).toBeGreaterThan(RUNS.numRuns / 5);
    });

    test('is deterministic and ends in one newline', () => {
      fc.assert(
        fc.property(anyAllowlist, (list) => {
          const rendered = format.render(list);
          expect(format.render(list)).toEqual(rendered);
          if (rendered.ok) expect(rendered.text).toMatch(/[^\n]\n$/);
        }),
        { numRuns: 50 },
      );
    });
  });
}

const leftOut = (statements: readonly AllowlistStatement[]) =>
  statements.filter(({ kind }) => kind === 'left-out');

interface Seen {
  readonly candidate: ConfiguredServer;
  readonly running: Running | null;
}

/** What runs is an entry of the list; a statement excuses only what it is about. */
function checkOnlyListed(
  format: AllowlistFormat,
  { servers }: ServerAllowlist,
  statements: readonly AllowlistStatement[],
  { candidate, running }: Seen,
): void {
  if (running === null) return;
  const excuses = (server: AllowedServer) =>
    statements.some(
      (statement) =>
        statement.server === server.name &&
        (statement.kind === 'wider-address' ||
          (statement.kind === 'variable' && statement.effect === 'expanded')) &&
        server.identity.kind === running.kind,
    );
  const entry = servers.find(
    (server) =>
      (!format.comparesNames || server.name === candidate.name) &&
      (isServer(server, running) || excuses(server)),
  );
  expect({ candidate, running, listed: entry !== undefined }).toMatchObject({ listed: true });
}

/** A server that is not left out runs, as it is listed. */
function checkListed(
  format: AllowlistFormat,
  { servers }: ServerAllowlist,
  statements: readonly AllowlistStatement[],
  reading: (server: ConfiguredServer) => Running | null,
): void {
  for (const server of servers) {
    const about = statements.filter((statement) => statement.server === server.name);
    const refused = about.some(
      ({ kind, ...rest }) => kind === 'left-out' || ('effect' in rest && rest.effect === 'refused'),
    );
    const running = runningOf(server, 'x');
    if (refused || !running) continue;
    const got = reading({ name: server.name, runs: running });
    expect({ format: format.id, server, got }).toEqual({ format: format.id, server, got: running });
  }
}

const isServer = ({ identity }: AllowedServer, running: Running): boolean => {
  if (identity.kind === 'command')
    return (
      running.kind === 'command' &&
      identity.command.length === running.command.length &&
      identity.command.every((part, at) => fits(part, running.command[at] ?? ''))
    );
  if (identity.kind === 'unknown' || running.kind !== 'address') return false;
  const literal = textOfTemplate(identity.url);
  if (literal !== undefined) return addressOf(literal) === addressOf(running.url);
  return fits(identity.url, running.url);
};

/** One spelling for addresses that reach the same place. */
function addressOf(url: string): string {
  const parsed = URL.parse(url);
  if (!parsed) return url;
  parsed.hash = '';
  return parsed.href;
}

function runningOf({ identity }: AllowedServer, value: string): Running | undefined {
  if (identity.kind === 'unknown') return undefined;
  return identity.kind === 'command'
    ? { kind: 'command', command: identity.command.map((part) => filledIn(part, value)) }
    : { kind: 'address', url: filledIn(identity.url, value) };
}

/** Each server as it is listed, under other names, and changed in one place. */
function candidates({ servers }: ServerAllowlist): ConfiguredServer[] {
  const running = servers.flatMap((server) => [
    ...[runningOf(server, 'x'), runningOf(server, '')].filter((runs) => runs !== undefined),
  ]);
  const names = [...servers.map(({ name }) => name), 'elsewhere', 'constructor'];
  const all = [
    ...running,
    ...running.flatMap(changed),
    { kind: 'command', command: ['sh'] } as const,
  ];
  return names.flatMap((name) => all.map((runs) => ({ name, runs })));
}

function changed(running: Running): Running[] {
  if (running.kind === 'address') {
    const { url } = running;
    const urls = [`${url}/more`, `${url}?x=1`, url.replace('https:', 'http:'), url.toUpperCase()];
    return [...urls, url.replace('example.com', 'example.com.evil.test')]
      .filter((other) => other !== url)
      .map((other) => ({ kind: 'address', url: other }));
  }
  const { command } = running;
  const [program = '', ...args] = command;
  return [
    [...command, '--more'],
    [...command, ''],
    [program, ...args.slice(1)],
    [program, ...args.toReversed()],
    [`${program} `, ...args],
    [program, args.join(' ')],
    [program, ...args.map((arg) => `${arg} `)],
  ].map((other) => ({ kind: 'command', command: other }));
}
