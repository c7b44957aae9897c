import type { CallRow } from '#domain/policy/call-table.ts';
import { CallTable } from './CallTable.tsx';
import { AboutFormat } from './FormatChoice.tsx';
import { FormatPanel, type PanelFacts } from './FormatPanel.tsx';
import { NameField } from './NameField.tsx';

export interface TabPanel extends PanelFacts {
  readonly highlighted: string | undefined;
  /** How the files of this format were checked. */
  readonly checked: string | undefined;
  /** That presets give the same file in this format; empty where the page need not say so. */
  readonly same: string;
  /** Does the file above on the page refuse the tool already? Then none is needed. */
  readonly refusedAbove: boolean;
}

interface Props {
  /** Anchor prefix; `policy` is the one that `#policy-<target>` links lead to. */
  readonly name: string;
  readonly label: string;
  readonly panels: readonly TabPanel[];
  /** The server whose name a visitor can change, and what made its policy. */
  readonly named?: NamedServer | undefined;
  /** What the policy does with calls. */
  readonly calls?: readonly CallRow[] | undefined;
}

export interface NamedServer {
  readonly server: string;
  /** What the visitor's configuration calls it, as far as the page knows. */
  readonly name: string;
  readonly preset: string;
  readonly tool: string | undefined;
}

/** A policy in every format. Without script all formats are shown one below another. */
export function FormatTabs({ name, label, panels, named, calls }: Props) {
  return (
    <format-tabs data-name={name}>
      <div class="tabs no-print" role="tablist" aria-label={label}>
        {panels.map(({ target }, index) => (
          <button
            key={target.id}
            type="button"
            role="tab"
            data-format={target.id}
            aria-controls={`${name}-${target.id}`}
            aria-selected={index === 0}
            tabIndex={index === 0 ? 0 : -1}
          >
            {target.label}
          </button>
        ))}
      </div>
      {panels.map((panel, index) => (
        <Panel
          key={panel.target.id}
          id={`${name}-${panel.target.id}`}
          panel={panel}
          isFirst={index === 0}
        />
      ))}
      {named && (
        <config-name
          class="no-print"
          data-server={named.server}
          data-preset={named.preset}
          data-tool={named.tool}
        >
          <NameField name={named.name} />
        </config-name>
      )}
      {calls && (
        <CallTable
          id="calls"
          caption="How calls end if the format can express the whole rule"
          rows={calls}
        />
      )}
    </format-tabs>
  );
}

interface PanelProps {
  readonly id: string;
  readonly panel: TabPanel;
  readonly isFirst: boolean;
}

function Panel({ id, panel, isFirst }: PanelProps) {
  const { target, effect, checked, same, refusedAbove } = panel;
  return (
    <section id={id} data-panel={target.id} data-first={isFirst ? '' : undefined} class="panel">
      <h3 class="panel-title">{target.label}</h3>
      {refusedAbove ? (
        <p>The file above refuses every call already.</p>
      ) : (
        <div class="panel-body">
          <FormatPanel {...panel} id={`${id}-file`} />
        </div>
      )}
      {same !== '' && <p class="small mt-2">{same}</p>}
      {effect && <AboutFormat target={target} checked={checked} brief={!effect.counts} />}
    </section>
  );
}
