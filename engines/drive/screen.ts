/** Control sequences with parameters, others of two characters, titles and the like, and one character. */
const TOKEN = /\p{Cc}(?:\[([?>=!]?)([\d;]*) ?(\p{L})|\].*?(?:\p{Cc}\\?)|[()]\w|[=>78MD])|[\s\S]/guy;
const ESCAPE = '\u001b';
const UNFINISHED = /^\p{Cc}(?:\[[?>=!]?[\d;]*|\][^\p{Cc}]*|[()])?$/u;

type Line = (string | undefined)[];

export interface ScreenText {
  write(output: string): void;
  /** What a person sees now, without spaces at the end of lines. */
  text(): string;
}

/**
 * What a terminal of this size shows of a program's output: enough of it to read the dialogs of a
 * client. Colours are dropped, and every character counts as one cell.
 */
export function screenText(columns: number, rows: number): ScreenText {
  const blank = (): Line[] => Array.from({ length: rows }, () => []);
  let lines = blank();
  let [row, column] = [0, 0];
  let rest = '';

  const within = (value: number, end: number) => Math.min(Math.max(value, 0), end - 1);
  const place = (nextRow: number, nextColumn: number) => {
    row = within(nextRow, rows);
    column = within(nextColumn, columns);
  };
  const newLine = () => {
    if (row < rows - 1) row += 1;
    else lines = [...lines.slice(1), []];
  };
  const lineAt = (index: number) => lines[index] ?? [];

  function put(character: string): void {
    if (character === '\n') newLine();
    else if (character === '\r') column = 0;
    else if (character === '\b') place(row, column - 1);
    else if (!/\p{Cc}/u.test(character)) {
      if (column >= columns) {
        column = 0;
        newLine();
      }
      lineAt(row)[column] = character;
      column += 1;
    }
  }

  function clear(from: number, to: number): void {
    for (let index = from; index < to; index += 1) lines[index] = [];
  }

  function eraseDisplay(how: number): void {
    if (how >= 2) lines = blank();
    else if (how === 1) clear(0, row);
    else {
      lineAt(row).length = Math.min(lineAt(row).length, column);
      clear(row + 1, rows);
    }
  }

  function eraseLine(how: number): void {
    const line = lineAt(row);
    if (how === 0) line.length = Math.min(line.length, column);
    else if (how === 1) line.fill(undefined, 0, column + 1);
    else lines[row] = [];
  }

  const COMMANDS: Readonly<Record<string, (first: number, second: number) => void>> = {
    A: (count) => place(row - (count || 1), column),
    B: (count) => place(row + (count || 1), column),
    C: (count) => place(row, column + (count || 1)),
    D: (count) => place(row, column - (count || 1)),
    E: (count) => place(row + (count || 1), 0),
    F: (count) => place(row - (count || 1), 0),
    G: (to) => place(row, (to || 1) - 1),
    H: (to, across) => place((to || 1) - 1, (across || 1) - 1),
    d: (to) => place((to || 1) - 1, column),
    f: (to, across) => place((to || 1) - 1, (across || 1) - 1),
    J: eraseDisplay,
    K: eraseLine,
    L: (count) => lines.splice(row, 0, ...blank().slice(0, count || 1)),
    M: (count) => lines.splice(row, count || 1),
    P: (count) => lineAt(row).splice(column, count || 1),
    X: (count) => lineAt(row).fill(undefined, column, column + (count || 1)),
  };

  function run(command: string, parameters: string): void {
    const [first = 0, second = 0] = parameters.split(';').map(Number);
    COMMANDS[command]?.(first, second);
    lines = [...lines, ...blank()].slice(0, rows);
  }

  return {
    write(output) {
      const whole = `${rest}${output}`;
      // A sequence that is cut in two arrives with the next output.
      const last = whole.lastIndexOf(ESCAPE);
      const cut = last >= 0 && UNFINISHED.test(whole.slice(last)) ? last : whole.length;
      rest = whole.slice(cut);
      for (const [token, mark, parameters = '', command] of whole.slice(0, cut).matchAll(TOKEN)) {
        if (command !== undefined && mark === '') run(command, parameters);
        else if (!token.startsWith(ESCAPE)) put(token);
      }
    },
    text: () =>
      lines
        .map((line) =>
          Array.from(line, (cell) => cell ?? ' ')
            .join('')
            .trimEnd(),
        )
        .join('\n'),
  };
}
