import { setTimeout } from 'node:timers/promises';
import type { OnQuestion, Session } from '../../client.ts';
import type { Screen } from '../../drive/terminal.ts';
import { doneWith } from '../../model/start-model.ts';

const isQuestion = (text: string) => text.includes('Allow execution of MCP tool');
/** The call that the dialog shows, by its word. */
const wordIn = (text: string) => text.match(/call-\d+/g)?.at(-1);
/** What is typed at once and ended at once counts as pasted. */
const PAUSE = 300;

/**
 * Says yes to every question; or answers the first with escape and ends, because Gemini CLI forgets a
 * turn that was cancelled.
 */
export const typeIn =
  ({ prompts, person }: Session) =>
  async (screen: Screen, onQuestion: OnQuestion): Promise<void> => {
    for (const [step, prompt] of prompts.entries()) {
      const isDone = (text: string) => text.includes(`✦ ${doneWith(step)}`);
      if (step > 0) {
        screen.type(prompt);
        await setTimeout(PAUSE);
        screen.type('\r');
      }
      let text = await screen.until((now) => isQuestion(now) || isDone(now));
      while (isQuestion(text)) {
        const [, tool = 'unknown'] = text.match(/Allow execution of MCP tool "([^"]*)"/) ?? [];
        const word = wordIn(text);
        onQuestion({ tool, request: word ? [word] : [] });
        if (person.says === 'no') {
          screen.type('\u001b');
          await screen.until((now) => !isQuestion(now));
          return;
        }
        await setTimeout(PAUSE);
        screen.type('\r');
        await screen.until((now) => !isQuestion(now) || wordIn(now) !== word);
        text = await screen.until((now) => isQuestion(now) || isDone(now));
      }
    }
  };
