import { setTimeout } from 'node:timers/promises';
import type { OnQuestion, Session } from '../../client.ts';
import type { Screen } from '../../drive/terminal.ts';
import { doneWith } from '../../model/start-model.ts';

const [ESCAPE, RETURN] = ['\u001b', '\r'];
const isQuestion = (text: string) => text.includes('Esc to cancel');
const isReady = (text: string) => text.includes('What should Claude do instead?');

/** The tool in a dialog, which shows it as `server — Tool name Tool: (MCP)`. */
function toolIn(dialog: string): string {
  const line = dialog.split('\n').findLast((text) => text.includes('Tool: (MCP)'));
  return line?.replace('Tool: (MCP)', '').trim() ?? 'unknown';
}

/** Is a dialog still there after the time that a person takes? */
async function stays(screen: Screen, milliseconds: number): Promise<boolean> {
  if (milliseconds === 0) return true;
  const gone = screen.until((now) => !isQuestion(now)).then(() => false);
  return Promise.race([gone, setTimeout(milliseconds, true)]);
}

async function enter(screen: Screen, prompt: string): Promise<void> {
  screen.type(prompt);
  await screen.until((now) => now.includes(prompt));
  screen.type(RETURN);
}

/**
 * Answers every dialog. No is escape, which ends the turn where the question is Claude Code’s own, so that the next call needs
 * another prompt;
 * yes is the choice that the dialog begins with.
 */
export const typeIn =
  ({ prompts, person }: Session) =>
  async (screen: Screen, onQuestion: OnQuestion): Promise<void> => {
    let count = 0;
    for (const [step, prompt] of prompts.entries()) {
      if (step > 0) await enter(screen, prompt);
      const isDone = (text: string) => text.includes(`● ${doneWith(step)}`);
      for (;;) {
        const text = await screen.until((now) => isQuestion(now) || isDone(now));
        if (!isQuestion(text)) break;
        if (!(await stays(screen, person.after))) continue;
        onQuestion({ tool: toolIn(text), request: text.slice(text.lastIndexOf('Tool: (MCP)')) });
        if (person.says === 'yes') {
          screen.type(RETURN);
          await screen.until((now) => !isQuestion(now));
          continue;
        }
        count += 1;
        screen.type(ESCAPE);
        await screen.until((now) => !isQuestion(now));
        const next = await screen.until((now) => isReady(now) || isQuestion(now) || isDone(now));
        // The turn goes on where it was a question of a server.
        if (!isReady(next)) continue;
        await enter(screen, `Go on, ${count}.`);
      }
    }
  };
