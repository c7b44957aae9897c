import { homedir } from 'node:os';
import { redactor } from './redact.ts';
import { secretsOf } from './secrets.ts';
import type { StdioTarget } from './target.ts';

const quoted = (word: string): string =>
  /^[\w@%+=:,./~\\‹›-]+$/.test(word) ? word : JSON.stringify(word);

/** The command for people: without secrets, and without the user name of the person who ran it. */
export function shownCommand(target: StdioTarget): string {
  const redact = redactor(secretsOf(target));
  const home = homedir();
  const words = [target.command, ...target.args].map((word) => {
    const plain = redact(word);
    return quoted(home.length > 1 ? plain.replaceAll(home, '~') : plain);
  });
  return words.join(' ');
}
