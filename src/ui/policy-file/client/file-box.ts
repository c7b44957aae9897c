import type { RenderedFile } from '#domain/policy/render-files.ts';
import type { EnforcementTarget } from '#domain/policy/target.ts';
import { plainForeignText } from '#domain/upstream-text.ts';
import { problemSentence } from '#wording/substitution.ts';
import { fromTemplate, part } from '../../client/part.ts';

export interface BoxedFile extends RenderedFile {
  readonly target: EnforcementTarget;
  /** The id of the element that holds the text. */
  readonly id: string;
  /** True where there is a file for each server. */
  readonly splits: boolean;
}

/** An empty box for a file, with its name and buttons, or the reason why there is no file. */
export function fileBox(host: ParentNode, file: BoxedFile): HTMLElement {
  const { target, policy, rendered, id, splits } = file;
  const as = plainForeignText(policy.servers[0]?.as ?? '');
  if (!rendered.ok) {
    const problem = fromTemplate(host, 'no-file');
    part(problem, 'target').textContent = splits ? `${target.label} and ${as}` : target.label;
    part(problem, 'reason').textContent = plainForeignText(
      problemSentence(rendered.problem, target),
    );
    return problem;
  }
  const box = fromTemplate(host, 'file');
  const name = splits ? `${as}/${target.fileName}` : target.fileName;
  part(box, 'name').textContent = name;
  part(box, 'code').id = id;
  part(box, 'download').dataset['name'] = splits ? `${as}-${target.fileName}` : target.fileName;
  part(box, 'box').ariaLabel = `${target.label}: ${name}`;
  return box;
}
