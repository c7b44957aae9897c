/** Characters that would start another command, a substitution or a redirection. */
const ACTIVE = new Set([...';&|<>()`$*?[]{}!~']);

interface Word {
  readonly text: string;
  readonly next: number;
}

function quoted(line: string, at: number): Word {
  const end = line.indexOf("'", at + 1);
  if (end < 0) throw new Error('a quotation mark that is not closed');
  return { text: line.slice(at + 1, end), next: end + 1 };
}

const ARGUMENTS = '"$@"';

function word(line: string, start: number): Word {
  let text = '';
  let at = start;
  while (at < line.length && line[at] !== ' ') {
    const character = line[at] ?? '';
    if (character === "'") {
      const inner = quoted(line, at);
      text += inner.text;
      at = inner.next;
    } else if (line.startsWith(ARGUMENTS, at)) {
      text += '$@';
      at += ARGUMENTS.length;
    } else if (ACTIVE.has(character) || character === '"' || character === '\\') {
      throw new Error(`“${character}” outside quotation marks`);
    } else {
      text += character;
      at += 1;
    }
  }
  return { text, next: at };
}

/**
 * Reads a script that consists of comments and one simple command over several lines, with words
 * in single quotes. Throws where it would do anything else; returns the words of the command.
 */
export function parseShell(text: string): string[] {
  if (!text.startsWith('#!/bin/sh\n')) throw new Error('no line #!/bin/sh at the start');
  const joined = text.replaceAll(' \\\n', ' ');
  const commands = joined.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
  if (commands.length !== 1) throw new Error(`${commands.length} commands, not one`);
  const line = (commands[0] ?? '').trim();
  const words: string[] = [];
  for (let at = 0; at < line.length; ) {
    if (line[at] === ' ') at += 1;
    else {
      const found = word(line, at);
      words.push(found.text);
      at = found.next;
    }
  }
  return words;
}
