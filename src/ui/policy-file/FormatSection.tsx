import { routes } from '#routes';
import { AboutFormat } from './AboutFormat.tsx';
import { FormatPanel } from './FormatPanel.tsx';
import type { PanelFacts } from './panel-facts.ts';

export interface SectionFacts extends PanelFacts {
  readonly highlighted?: string | undefined;
  /** How the files of this format were checked; without it, there is only a link to the guide. */
  readonly checked: string | undefined;
  /** Leave out the calls that end otherwise than in a table: the page has none. */
  readonly brief?: boolean;
  /** That presets give the same file in this format; empty where the page need not say so. */
  readonly same: string;
}

/** What a page says of one format: the file, what it does, and what to know of the format. */
export function FormatSection({ same, checked, ...panel }: SectionFacts) {
  const { target, effect } = panel;
  return (
    <>
      <h3 class="panel-title">{target.label}</h3>
      <div class="panel-body">
        <FormatPanel {...panel} id={`policy-${target.id}-file`} />
      </div>
      {same !== '' && <p class="small mt-2">{same}</p>}
      {checked === undefined ? (
        <p class="small mt-2">
          <a href={routes.targetGuide(target.id)}>How to apply and undo it</a>
        </p>
      ) : (
        <AboutFormat target={target} checked={checked} brief={!effect?.counts} />
      )}
    </>
  );
}
