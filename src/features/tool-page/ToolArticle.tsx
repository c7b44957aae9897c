import { plainForeignText } from '#domain/upstream-text.ts';
import type { CheckedSentences } from '#wording/proof.ts';
import type { Question } from '#wording/questions.ts';
import type { ToolView } from './queries/tool-view.ts';
import { ToolAttacks } from './ToolAttacks.tsx';
import { ToolControls } from './ToolControls.tsx';
import { ToolDefinition } from './ToolDefinition.tsx';
import { ToolHistory } from './ToolHistory.tsx';
import { ToolProvenance } from './ToolProvenance.tsx';
import { ToolQuestions } from './ToolQuestions.tsx';
import { ToolRail } from './ToolRail.tsx';
import { ToolRelated } from './ToolRelated.tsx';
import { ToolRule } from './ToolRule.tsx';
import { ToolVerdict } from './ToolVerdict.tsx';
import { ToolWhy } from './ToolWhy.tsx';

interface Props {
  readonly view: ToolView;
  readonly checked: CheckedSentences;
  readonly questions: readonly Question[];
}

/** All that a page says of its tool: one tree, since each step from Astro to Preact costs time. */
export function ToolArticle({ view, checked, questions }: Props) {
  const { server, tool } = view;
  return (
    <div class="columns">
      <article class="column" data-tool={plainForeignText(tool.name)} data-server={server.slug}>
        <ToolVerdict tool={tool} />
        <ToolRule view={view} checked={checked} />
        <ToolWhy tool={tool} />
        <ToolDefinition tool={tool} server={server} />
        <ToolHistory view={view} />
        <ToolAttacks view={view} />
        <ToolControls server={server} tool={tool} />
        <ToolRelated view={view} />
        <ToolQuestions view={view} questions={questions} />
        <ToolProvenance view={view} />
      </article>
      <ToolRail view={view} />
    </div>
  );
}
