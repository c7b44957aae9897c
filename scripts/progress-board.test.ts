import { expect, test } from 'vitest';
import { Board } from './progress-board.ts';

function surface({ terminal = false, quiet = false, columns = 100 } = {}) {
  const shown: string[] = [];
  let now = 0;
  const board = new Board({
    write: (text) => shown.push(text),
    terminal,
    quiet,
    columns: () => columns,
    now: () => now,
  });
  /** Waits, then reports. */
  const after = (seconds: number, key: string, done: number, all?: number) => {
    now += seconds * 1000;
    board.at(key, done, all);
  };
  const wait = (seconds: number) => {
    now += seconds * 1000;
  };
  return { board, shown, after, wait };
}

/** What a terminal shows in the end, line by line. */
function screen(shown: readonly string[]): string[] {
  return shown
    .join('')
    .split('\n')
    .map((line) => line.split('\r\u001b[K').at(-1) ?? '');
}

test('without a terminal: a line every five seconds with rate and rest, and a summary', () => {
  const { board, shown, after } = surface();
  board.start('a', 'pages');
  for (let second = 1; second <= 12; second += 1) after(1, 'a', second * 100, 1200);
  board.end('a');
  expect(shown).toEqual([
    '  500 of 1,200 pages, 100/s, about 7 s left\n',
    '  1,000 of 1,200 pages, 100/s, about 2 s left\n',
    '  1,200 pages in 12.0 s, 100/s\n',
  ]);
});

test('what takes less than two seconds shows nothing, and CI shows nothing at all', () => {
  const short = surface({ terminal: true });
  short.board.start('a', 'pages');
  for (let step = 1; step <= 19; step += 1) short.after(0.1, 'a', step, 19);
  short.board.end('a');
  expect(short.shown).toEqual([]);
  const ci = surface({ terminal: true, quiet: true });
  ci.board.start('a', 'pages');
  ci.after(60, 'a', 10, 20);
  ci.board.end('a');
  expect(ci.shown).toEqual([]);
});

test('parts that run at once share the line of a terminal; text that is printed stays', () => {
  const { board, shown, after } = surface({ terminal: true });
  board.start('a', 'pages');
  board.start('b', 'records');
  after(10, 'a', 100, 400);
  after(10, 'b', 50);
  expect(screen(shown)).toEqual([
    '  100 of 400 pages, 5.0/s, about 60 s left | 50 records, 2.5/s, 20 s so far',
  ]);
  board.print('one mistake\n');
  expect(screen(shown)[0]).toBe('one mistake');
  expect(screen(shown)[1]).toContain('100 of 400 pages');
  board.end('b');
  board.end('a', false);
  expect(screen(shown)).toEqual(['one mistake', '  50 records in 20.0 s, 2.5/s', '']);
});

test('the rate is that of the last seconds, and a line never exceeds the terminal', () => {
  const { board, shown, after } = surface();
  board.start('a', 'pages');
  after(100, 'a', 10, 2000);
  for (let second = 1; second <= 20; second += 1) after(1, 'a', 10 + second * 20, 2000);
  expect(shown.at(-1)).toBe('  410 of 2,000 pages, 20/s, about 80 s left\n');
  const narrow = surface({ terminal: true, columns: 20 });
  narrow.board.start('a', 'pages of the site');
  narrow.after(3, 'a', 1, 2);
  expect(screen(narrow.shown)[0]).toHaveLength(19);
});

test('a part without a count shows how long it has been at work', () => {
  const { board, shown, after, wait } = surface();
  board.start('a', 'bundling the code');
  wait(1);
  after(5, 'a', 0);
  board.end('a');
  expect(shown).toEqual(['  bundling the code, 6 s\n', '  bundling the code: 6.0 s\n']);
});
