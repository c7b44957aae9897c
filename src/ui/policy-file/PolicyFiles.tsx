import {
  type RenderedFile,
  type RenderedFiles,
  substitutionsIn,
} from '#domain/policy/render-files.ts';
import type { EnforcementTarget } from '#domain/policy/target.ts';
import { plainForeignText } from '#domain/upstream-text.ts';
import { problemSentence } from '#wording/substitution.ts';
import { NoFile, PolicyFile } from './PolicyFile.tsx';
import { Substitutions } from './Substitutions.tsx';

interface Props {
  readonly target: EnforcementTarget;
  readonly rendered: RenderedFiles;
  /** Begins the ids of the elements that hold the texts: `<id>-0`, `<id>-1` … */
  readonly id: string;
}

/** The files of a policy in one format: one, or one per server, or why there is none. */
export function PolicyFiles({ target, rendered: { files, splits }, id }: Props) {
  return (
    <>
      {splits && (
        <p class="note">{target.label} takes one file per server. Here is each of them.</p>
      )}
      <div class="stack">
        {files.map((file, at) => (
          <File
            key={`${target.id} ${at}`}
            {...file}
            target={target}
            id={`${id}-${at}`}
            splits={splits}
          />
        ))}
      </div>
    </>
  );
}

interface FileProps extends RenderedFile {
  readonly target: EnforcementTarget;
  readonly id: string;
  readonly splits: boolean;
}

function File({ policy, rendered, target, id, splits }: FileProps) {
  const server = plainForeignText(policy.servers[0]?.as ?? '');
  if (!rendered.ok) {
    const of = splits ? `${target.label} and ${server}` : target.label;
    return <NoFile of={of} reason={problemSentence(rendered.problem, target)} />;
  }
  const folder = splits ? server : undefined;
  return <PolicyFile target={target} text={rendered.text} id={id} server={folder} />;
}

/** What the files do instead, where their format cannot say what the policy says. */
export function FormatLimits({ target, rendered }: Pick<Props, 'target' | 'rendered'>) {
  const substitutions = substitutionsIn(rendered);
  if (substitutions.length === 0) return null;
  return (
    <>
      <h3>Limits of this format</h3>
      <Substitutions target={target} substitutions={substitutions} />
    </>
  );
}
