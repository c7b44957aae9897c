import type { EnforcementTarget, Rendered } from '#domain/policy/target.ts';
import { FormatPanel } from './FormatPanel.tsx';

interface Props {
  readonly target: EnforcementTarget;
  /** The file that blocks the tool; undefined where the file above on the page refuses it already. */
  readonly rendered: Rendered | undefined;
  readonly highlighted?: string | undefined;
}

/** The file that blocks a tool, in the format that is chosen above on the page. */
export function BlockFile({ target, rendered, highlighted }: Props) {
  return (
    <>
      <p class="small soft">
        For {target.label}; <a href="#policy">another format</a> above is shown here too.
      </p>
      {rendered === undefined ? (
        <p>The file above refuses every call already.</p>
      ) : (
        <FormatPanel
          target={target}
          rendered={rendered}
          id="block-file"
          highlighted={highlighted}
        />
      )}
    </>
  );
}
