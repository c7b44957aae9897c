import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { emptyState, fileStore, hashIn } from './session-store.ts';

const base = mkdtempSync(join(tmpdir(), 'sessions-'));
let folder = '';
beforeEach(() => {
  folder = join(mkdtempSync(join(base, 'each-')), 'toolward');
});
afterAll(() => rmSync(base, { recursive: true }));

const one = () => {
  const [name = ''] = readdirSync(folder);
  return join(folder, name);
};

it('keeps all that it is told', () => {
  const store = fileStore(folder);
  const hashes = store.update('s', (state) => {
    state.marks = ['private-data'];
    state.calls.push({ server: 'a', tool: 'b', at: 5 });
    state.lifted.push({ call: 'c', at: 6 });
    state.root = 'r';
    state.named.add([hashIn(state, 'bob'), hashIn(state, 'eve')], 10);
    state.seen.add([hashIn(state, 'x')], 10);
    return [hashIn(state, 'bob'), hashIn(state, 'x')] as const;
  });
  const [bob, x] = hashes;
  store.update('s', ({ named, seen, ...rest }) => {
    expect(rest).toEqual({
      salt: expect.any(String),
      marks: ['private-data'],
      calls: [{ server: 'a', tool: 'b', at: 5 }],
      lifted: [{ call: 'c', at: 6 }],
      root: 'r',
    });
    expect([named.has(bob), named.has(x), seen.has(bob), seen.has(x)]).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });
  expect(store.update('other', ({ salt, marks }) => [salt === emptyState().salt, marks])).toEqual([
    false,
    [],
  ]);
});

it('writes only what has changed, and marks the session as used', () => {
  const store = fileStore(folder);
  store.update('s', () => {});
  expect(readdirSync(folder)).toEqual([]);
  store.update('s', (state) => {
    state.marks = ['private-data'];
  });
  const { ino } = statSync(one());
  utimesSync(one(), new Date(0), new Date(0));
  store.update('s', () => {});
  expect(statSync(one()).ino).toBe(ino);
  expect(Date.now() - statSync(one()).mtimeMs).toBeLessThan(60_000);
});

it('leaves nothing changed, and no lock, where a change fails', () => {
  const store = fileStore(folder);
  store.update('s', (state) => {
    state.marks = ['private-data'];
  });
  expect(() =>
    store.update('s', (state) => {
      state.marks = [];
      throw new Error('no');
    }),
  ).toThrow('no');
  expect(readdirSync(folder)).toHaveLength(1);
  store.update('s', ({ marks }) => expect(marks).toEqual(['private-data']));
});

describe.runIf(process.getuid)('the folder', () => {
  const use = () => fileStore(folder).update('s', () => {});

  it('is refused where it is a link, also to a folder of the user', () => {
    mkdirSync(`${folder}-real`, { mode: 0o700 });
    symlinkSync(`${folder}-real`, folder);
    expect(use).toThrow(/is no folder/);
  });

  it.each([0o777, 0o770, 0o702])('is refused with the mode %o', (mode) => {
    mkdirSync(folder);
    chmodSync(folder, mode);
    expect(use).toThrow(/must be yours, and not writable by others/);
    chmodSync(folder, 0o700);
    use();
  });

  it.runIf(process.getuid?.() === 0)('is refused where it belongs to somebody else', () => {
    mkdirSync(folder, { mode: 0o700 });
    chownSync(folder, 12_345, 12_345);
    expect(use).toThrow(/must be yours/);
  });

  it.runIf(process.getuid?.() !== 0)('is refused where it cannot be written', () => {
    mkdirSync(folder, { mode: 0o500 });
    expect(use).toThrow(/EACCES/);
  });
});
