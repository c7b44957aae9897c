import { expect, test } from 'vitest';
import { windowsStart } from './windows-command.ts';

const ENV = { Path: 'C:\\Tools;C:\\Program Files\\nodejs', COMSPEC: 'C:\\Windows\\cmd.exe' };
const files =
  (...there: string[]) =>
  (file: string) =>
    there.includes(file);

test('a script is started by the shell, with each word kept as it is', () => {
  const there = files('C:\\Program Files\\nodejs\\npx.CMD');
  expect(windowsStart('npx', ['-y', 'a b', 'x&y', 'q"\\'], ENV, there)).toEqual({
    file: 'C:\\Windows\\cmd.exe',
    args: [
      '/d',
      '/s',
      '/c',
      '"C:\\Program^ Files\\nodejs\\npx.CMD ^"-y^" ^"a^ b^" ^"x^&y^" ^"q\\^"\\\\^""',
    ],
    options: { windowsVerbatimArguments: true },
  });
});

test('a shim in node_modules is quoted for two shells', () => {
  const shim = 'C:\\a\\node_modules\\.bin\\server.cmd';
  const { args } = windowsStart(shim, ['x y'], ENV, files(shim));
  expect(args.at(-1)).toBe(`"${shim} ^^^"x^^^ y^^^""`);
});

test.each([
  ['a program that is found', 'uvx', files('C:\\Tools\\uvx.EXE')],
  [
    'a program before a script of its name',
    'both',
    files('C:\\Tools\\both.EXE', 'C:\\Tools\\both.CMD'),
  ],
  ['a shell', 'cmd', files()],
  ['a path of a program', 'C:\\x\\server.exe', files('C:\\x\\server.exe')],
])('%s is started as it is', (_, command, there) => {
  expect(windowsStart(command, ['/c', 'npx'], ENV, there)).toEqual({
    file: command,
    args: ['/c', 'npx'],
    options: {},
  });
});
