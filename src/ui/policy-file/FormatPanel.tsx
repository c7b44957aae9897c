import { problemSentence } from '#wording/substitution.ts';
import { FileCounts } from './FileCounts.tsx';
import { NoFile, PolicyFile } from './PolicyFile.tsx';
import type { PanelFacts } from './panel-facts.ts';
import { Substitutions } from './Substitutions.tsx';

interface Props extends PanelFacts {
  /** The id of the element that holds the text. */
  readonly id: string;
  readonly highlighted?: string | undefined;
  /** Leave out how the results differ from the table of calls: the page has none. */
  readonly brief?: boolean | undefined;
}

/** The file of a policy in one format and what it does: in built pages, and again for another name. */
export function FormatPanel({ target, rendered, effect, id, highlighted, brief }: Props) {
  if (!rendered.ok)
    return <NoFile of={target.label} reason={problemSentence(rendered.problem, target)} />;
  const { text, substitutions } = rendered;
  const file = <PolicyFile target={target} text={text} id={id} highlighted={highlighted} />;
  if (!effect) return file;
  const { tool, does, counts, unlisted, exceptions, decidesOtherwise: isAbove } = effect;
  const instead = (
    <Substitutions target={target} substitutions={substitutions} single={tool !== undefined} />
  );
  return (
    <>
      {counts && (
        <FileCounts counts={counts} format={target.label}>
          {unlisted}
        </FileCounts>
      )}
      {isAbove && instead}
      {file}
      <div class="effect">
        {tool !== undefined && (
          <p>
            <strong>What this file does.</strong> {does}
          </p>
        )}
        {!isAbove && instead}
        {!brief && (
          <p>
            Results match <a href="#calls">the table</a>
            {exceptions}.
          </p>
        )}
      </div>
    </>
  );
}
