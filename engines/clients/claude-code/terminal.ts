import type { OnQuestion } from '../../client.ts';
import type { Screen } from '../../drive/terminal.ts';

const ESCAPE = '\u001b';
const isQuestion = (text: string) => text.includes('Esc to cancel');
const isDone = (text: string) => text.includes('● Done.');
const isReady = (text: string) => text.includes('What should Claude do instead?');

/** The tool in a dialog, which shows it as `server — Tool name Tool: (MCP)`. */
function toolIn(dialog: string): string {
  const line = dialog.split('\n').findLast((text) => text.includes('Tool: (MCP)'));
  return line?.replace('Tool: (MCP)', '').trim() ?? 'unknown';
}

/** Answers every dialog with escape, which ends the turn, and asks for the next call. */
export async function answerInTerminal(screen: Screen, onQuestion: OnQuestion): Promise<void> {
  for (let count = 1; ; count += 1) {
    const text = await screen.until((now) => isQuestion(now) || isDone(now));
    if (!isQuestion(text)) return;
    onQuestion({ tool: toolIn(text), request: text.slice(text.lastIndexOf('Tool: (MCP)')) });
    screen.type(ESCAPE);
    await screen.until((now) => !isQuestion(now) && isReady(now));
    const next = `Go on, ${count}.`;
    screen.type(next);
    await screen.until((now) => now.includes(next));
    screen.type('\r');
  }
}
