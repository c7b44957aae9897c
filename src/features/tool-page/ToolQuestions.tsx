import { Heading } from '#ui/Heading.tsx';
import { BlockFile } from '#ui/policy-file/BlockFile.tsx';
import { blockingFile } from '#ui/policy-file/blocking-file.ts';
import { highlight } from '#ui/policy-file/highlight.ts';
import { INLINE_FORMATS } from '#ui/policy-file/inline-formats.ts';
import { renderOnce } from '#ui/policy-file/render-once.ts';
import type { Question } from '#wording/questions.ts';
import type { ToolView } from './queries/tool-view.ts';

interface Props {
  readonly view: ToolView;
  readonly questions: readonly Question[];
}

/** Questions that people ask of a tool, answered from the facts of the page. */
export function ToolQuestions({ view, questions }: Props) {
  return (
    <section class="questions">
      <Heading id="questions">Questions</Heading>
      {questions.map(({ id, question, answer }) => (
        <details key={id} id={`question-${id}`}>
          <summary>{question}</summary>
          <p>{answer}</p>
          {id === 'block' && <Block view={view} />}
        </details>
      ))}
    </section>
  );
}

/** The file that blocks the tool, in the first format; another one is drawn where it is chosen. */
function Block({ view: { policy, blocked, tool } }: Pick<Props, 'view'>) {
  const [target] = INLINE_FORMATS;
  if (!target) return null;
  const rendered = blockingFile(target, tool.name, { shown: policy, blocked }, renderOnce);
  const highlighted = rendered?.ok ? highlight(rendered.text, target.language) : undefined;
  return (
    <block-file data-format={target.id}>
      <BlockFile target={target} rendered={rendered} highlighted={highlighted} />
    </block-file>
  );
}
