import { setTimeout } from 'node:timers/promises';
import type { OnQuestion, Session } from '../../client.ts';
import type { Screen } from '../../drive/terminal.ts';
import { doneWith } from '../../model/start-model.ts';

/** Questions of a hook, of Copilot CLI itself, and of a server. */
const QUESTIONS = [
  'Do you want to allow this tool call?',
  'Do you want to use this tool?',
  'enter accept · ctrl+d decline',
];
const [ESCAPE, RETURN] = ['\u001b', '\r'];
/** What is typed at once and ended at once counts as pasted. */
const PAUSE = 300;

/** The question that is shown now, with the word of its call. */
function questionIn(text: string): { kind: string; word: string } | undefined {
  const kind = QUESTIONS.find((question) => text.includes(question));
  if (kind === undefined) return undefined;
  return { kind, word: text.match(/call-\d+/g)?.at(-1) ?? '' };
}

/** Says yes to every question; or answers the first with escape, which ends the turn, and ends. */
export const typeIn =
  ({ prompts, person }: Session) =>
  async (screen: Screen, onQuestion: OnQuestion): Promise<void> => {
    for (const [step, prompt] of prompts.entries()) {
      const isDone = (text: string) => text.includes(`● ${doneWith(step)}`);
      if (step > 0) {
        screen.type(prompt);
        await setTimeout(PAUSE);
        screen.type(RETURN);
      }
      const next = async () =>
        questionIn(await screen.until((now) => isDone(now) || questionIn(now) !== undefined));
      for (let question = await next(); question !== undefined; question = await next()) {
        const { kind, word } = question;
        onQuestion({ tool: kind, request: word });
        await setTimeout(PAUSE);
        screen.type(person.says === 'yes' ? RETURN : ESCAPE);
        await screen.until((now) => {
          const other = questionIn(now);
          return other?.kind !== kind || other.word !== word;
        });
        if (person.says === 'no') return;
      }
    }
  };
