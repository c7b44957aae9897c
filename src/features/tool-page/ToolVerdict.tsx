import { routes } from '#routes';
import type { CatalogueTool } from '#rows/tool-row.ts';
import { CopyButton } from '#ui/CopyButton.tsx';
import { ForeignText } from '#ui/ForeignText.tsx';
import { Severity } from '#ui/Severity.tsx';
import { CATEGORY_LABEL } from '#wording/risk.ts';
import { purpose } from '#wording/tool.ts';
import { worstCase } from '#wording/worst-case.ts';

interface Props {
  readonly tool: CatalogueTool;
}

/** The name of the tool, how severe it is, and what a call does at worst. */
export function ToolVerdict({ tool }: Props) {
  const { assessment } = tool;
  const { severity, category, suspicions } = assessment;
  // Orders to the model do not stand at the top of a page: the warning quotes them.
  const does = tool.summary === undefined && suspicions.length > 0 ? '' : purpose(tool);
  return (
    <>
      <div class="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h1 class="font-mono break-all" id="tool-name">
          <ForeignText text={tool.name} />
        </h1>
        <CopyButton of="tool-name" what="name" />
      </div>
      <p class="verdict">
        <Severity severity={severity} tag />{' '}
        <a class="chip" href={routes.facet({ by: 'category', value: category })}>
          {CATEGORY_LABEL[category]}
        </a>{' '}
        <span class="soft">
          confidence:{' '}
          <a class="soft" href="#why">
            {assessment.confidence}
          </a>
        </span>
      </p>
      <p class="lead">
        {does} <strong>{worstCase(assessment)}</strong>
      </p>
      {suspicions.length > 0 && (
        <div class="note mt-3 tone-critical" role="note">
          <p>
            <strong>This definition contains words that do not describe the tool.</strong> Read them
            as a warning; they are quoted here as they stand in the definition.
          </p>
          <ul class="substitutions small">
            {suspicions.map(({ label, words }, at) => (
              <li key={at}>
                {label}: “<ForeignText text={words} />”
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
