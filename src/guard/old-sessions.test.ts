import { mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { cpuTime } from '../../tests/fixtures/cpu-time.ts';
import { removeOldSessions } from './old-sessions.ts';
import { fileStore } from './session-store.ts';

const DAY = 86_400_000;
const NOW = Date.now();
const MARKER = 'looked-for-old-sessions';
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sessions-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const name = (digit: string, end = 'session') => `${digit.repeat(40)}.${end}`;
function put(file: string, daysAgo: number): void {
  const at = (NOW - daysAgo * DAY) / 1000;
  writeFileSync(join(folder, file), '');
  utimesSync(join(folder, file), at, at);
}
const left = () => readdirSync(folder).filter((file) => file !== MARKER);

it('removes sessions that nobody touched for thirty days, and nothing else', () => {
  const kept = ['notes.txt', 'a.session', name('b'), name('c', 'session.lock')];
  for (const file of kept.slice(0, 2)) put(file, 100);
  for (const file of kept.slice(2)) put(file, 29);
  for (const end of ['session', 'json', 'session.7.0a1b2c3d.new', 'session.lock'])
    put(name('d', end), 31);
  removeOldSessions(folder, NOW);
  expect(left().sort()).toEqual([...kept].sort());
});

it('keeps a session that is in use, however old', () => {
  put(name('e'), 31);
  writeFileSync(join(folder, name('e', 'session.lock')), '');
  removeOldSessions(folder, NOW);
  expect(left()).toContain(name('e'));
});

it('looks at the folder once a day', () => {
  removeOldSessions(folder, NOW);
  put(name('a'), 31);
  removeOldSessions(folder, NOW + DAY - 1000);
  expect(left()).toHaveLength(1);
  removeOldSessions(folder, NOW + DAY + 1000);
  expect(left()).toEqual([]);
  expect(statSync(join(folder, MARKER)).mode & 0o777).toBe(0o600);
});

it('knows the sessions of the store', () => {
  fileStore(folder).update('s', (state) => {
    state.marks = ['private-data'];
  });
  removeOldSessions(folder, NOW + 31 * DAY);
  expect(left()).toEqual([]);
});

it('survives a folder that is missing, and many files', () => {
  expect(() => removeOldSessions(join(folder, 'none'), NOW)).not.toThrow();
  for (let at = 0; at < 3_000; at += 1) put(`${at.toString(16).padStart(40, '0')}.session`, 31);
  expect(cpuTime(() => removeOldSessions(folder, NOW))).toBeLessThan(500);
  expect(left().length).toBeLessThan(3_000);
});
