import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerTo } from './hook/answer.ts';
import { emptyState } from './session-store.ts';
import { CLIENT_EVENTS, type ClientEvents } from './testing/client-events.ts';
import { GUARDED } from './testing/policy.ts';
import { bundledGuard } from './testing/started.ts';

fc.configureGlobal({ seed: 20261130 });

/** It stands in all that a client sends, and must never be printed or kept. */
const SECRET = 'xq7secretxq7';

const text = fc.oneof(
  fc.constant(SECRET),
  fc.string({ unit: 'binary', maxLength: 20 }).map((some) => `${some}${SECRET}`),
  fc.constantFrom(
    `{"a":"${SECRET}`,
    `SELECT '${SECRET}' FROM t; DROP TABLE "${SECRET}"`,
    `https://${SECRET}.example/a?b=${SECRET}`,
    `^(${SECRET}+)+$`,
    `\ud800${SECRET}`,
  ),
);
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    text,
    fc.constantFrom(null, true, 0, -1, 1e308, {}, []),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(
      fc.oneof(text, fc.constantFrom('to', 'url', 'sql', '__proto__', 'constructor', 'length')),
      tie('value'),
      { maxKeys: 4 },
    ),
  ),
}));
const args = fc.dictionary(fc.constantFrom('to', 'url', 'sql', SECRET, '__proto__'), value);

/** Tools that the policy lists, does not list, and of a server that it does not hold. */
const tool = fc.oneof(
  fc.constantFrom(...Object.keys(GUARDED.servers[0]?.tools ?? {}), 'new'),
  text.filter((name) => name.length < 200),
);
const server = fc.constantFrom('srv-a', 'srv-a', 'srv-a', 'other', SECRET);

/** Events of a client in its form, and with some fields that are missing or of another form. */
function eventsOf({ call, permission, prompt, result }: ClientEvents) {
  const right = fc.oneof(
    fc.tuple(server, tool, args).map((given) => call(...given)),
    fc.tuple(server, tool, args).map((given) => (permission ?? call)(...given)),
    text.map(prompt),
    text.map(result),
  );
  return fc
    .tuple(
      right,
      fc.array(fc.tuple(fc.nat(), fc.constantFrom('set', 'remove', 'add'), value), {
        maxLength: 2,
      }),
    )
    .map(([event, changes]) => {
      const changed: Record<string, unknown> = { ...event };
      for (const [at, act, given] of changes) {
        const keys = Object.keys(changed).filter(
          (key) => !['hook_event_name', 'event'].includes(key),
        );
        const key = keys[at % keys.length] ?? '';
        if (act === 'remove') delete changed[key];
        else changed[act === 'set' ? key : `more${at % 5}`] = given;
      }
      return JSON.stringify(changed);
    });
}

describe.each(Object.entries(CLIENT_EVENTS))('the guard in %s', (_id, events: ClientEvents) => {
  it('answers every event or fails with a message, and tells and keeps nothing of it', () => {
    let answered = 0;
    fc.assert(
      fc.property(fc.array(eventsOf(events), { minLength: 1, maxLength: 4 }), (inputs) => {
        const state = emptyState();
        for (const input of inputs) {
          let told: string;
          try {
            const event = events.client.read(JSON.parse(input), GUARDED);
            const { answer } = answerTo(events.client, event, GUARDED, state, Date.now());
            told =
              answer.kind === 'none' || (event.kind !== 'call' && event.kind !== 'permission')
                ? ''
                : JSON.stringify(events.client.print(answer, event.kind));
            answered += 1;
          } catch (error) {
            expect(error).toBeInstanceOf(Error);
            told = String(error);
            expect(told.length).toBeGreaterThan(5);
          }
          expect(told).not.toContain(SECRET);
        }
        const { named, seen, ...rest } = state;
        const calls = rest.calls.map(({ at }) => at);
        expect(JSON.stringify({ ...rest, calls })).not.toContain(SECRET);
        expect(named.bytes.toString('latin1') + seen.bytes.toString('latin1')).not.toContain(
          SECRET,
        );
      }),
      { numRuns: 500 },
    );
    expect(answered).toBeGreaterThan(300);
  });
});

describe('the program', () => {
  let guard: Awaited<ReturnType<typeof bundledGuard>>;
  beforeAll(async () => {
    guard = await bundledGuard();
  });
  afterAll(() => guard.remove());

  const noisy = fc.oneof(
    {
      weight: 3,
      arbitrary: fc
        .constantFrom(...Object.entries(CLIENT_EVENTS))
        .chain(([id, events]) =>
          eventsOf(events).map((input) => [id.split(' ')[0] ?? '', input] as const),
        ),
    },
    fc
      .tuple(fc.constantFrom('codex', 'cursor'), text, fc.nat(20))
      .map(([id, some, at]) => [id, `{"session_id":"s${some.slice(0, at)}${SECRET}`] as const),
  );

  it('ends with JSON, nothing or a message, and prints, logs and keeps no secret', async () => {
    const log = join(guard.folder, 'log');
    const state = join(guard.folder, 'kept');
    await fc.assert(
      fc.asyncProperty(noisy, async ([client, input]) => {
        const env = { TOOLWARD_LOG: log, TOOLWARD_STATE: state };
        const { code, out, err } = await guard.run(['hook', client], input, env);
        if (code === 0) expect(err).toBe('');
        else expect({ code: [1, 2].includes(code ?? 0), out }).toEqual({ code: true, out: '' });
        if (out !== '') expect(typeof JSON.parse(out)).toBe('object');
        if (code !== 0) expect(err).toMatch(/^toolward-guard: ./);
        expect(out + err).not.toContain(SECRET);
      }),
      { numRuns: 60 },
    );
    const kept = readdirSync(state).map((name) => name + readFileSync(join(state, name), 'latin1'));
    expect(kept.length).toBeGreaterThan(0);
    expect(kept.join('')).not.toContain(SECRET);
    rmSync(state, { recursive: true });
  });

  it('loses nothing where many processes tell of one session at the same time', async () => {
    const { call, prompt, result } = CLIENT_EVENTS['claude-code'] as ClientEvents;
    const tell = (event: object) => guard.run(['hook', 'claude-code'], event);
    const all = Array.from({ length: 24 }, (_, at) => at);
    const told = await Promise.all(
      all.map((at) => {
        if (at % 3 === 0) return tell(prompt(`Write to someone${at}@example.org`));
        if (at % 3 === 1) return tell(result(`See https://example.org/page${at}`));
        return tell(call('srv-a', 'count', {}));
      }),
    );
    expect(told.map(({ code, err }) => ({ code, err }))).toEqual(
      all.map(() => ({ code: 0, err: '' })),
    );
    expect(told.filter(({ out }) => out.includes('limit'))).toHaveLength(3);
    for (const at of all) {
      if (at % 3 === 2) continue;
      const lifted = await tell(
        at % 3 === 0
          ? call('srv-a', 'do.it', { to: `someone${at}@example.org` })
          : call('srv-a', 'fetch', { url: `https://example.org/page${at}` }),
      );
      expect(lifted).toEqual({ code: 0, out: '', err: '' });
    }
  });
});
