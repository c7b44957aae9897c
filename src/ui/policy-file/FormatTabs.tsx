import type { CallRow } from '#domain/policy/call-table.ts';
import type { EnforcementTarget } from '#domain/policy/target.ts';
import { drawnOnce } from '../drawn-once.ts';
import { CallTable } from './CallTable.tsx';
import { FormatSection, type SectionFacts } from './FormatSection.tsx';
import { INLINE_FORMATS } from './inline-formats.ts';
import { NameField } from './NameField.tsx';

interface Props {
  readonly label: string;
  /** The formats that are in the page. */
  readonly panels: readonly SectionFacts[];
  /** The other formats that the reader can choose. */
  readonly others: readonly FormatLink[];
  /** What readers without script find behind the links to them. */
  readonly othersLabel?: string;
  /** The server whose files a browser can make, and what made its policy. */
  readonly named?: NamedServer | undefined;
  /** What the policy does with calls. */
  readonly calls?: readonly CallRow[] | undefined;
}

interface FormatLink {
  readonly target: Pick<EnforcementTarget, 'id' | 'label'>;
  /** Where its file is without script; ends in `#policy-<target>`, or leads to the guide of the format. */
  readonly href: string;
}

export interface NamedServer {
  readonly server: string;
  /** What the visitor's configuration calls it, as far as the page knows. */
  readonly name: string;
  readonly preset: string;
  readonly tool: string | undefined;
}

/**
 * A policy in several formats, one shown at a time (client/format-tabs.ts). Without script, those in
 * the page are shown one below another, and links lead to the others.
 */
export function FormatTabs(props: Props) {
  const { label, panels, others, othersLabel = 'More formats', named, calls } = props;
  const tabs = panels.filter(({ target: { id } }) => INLINE_FORMATS.some((own) => own.id === id));
  const isDrawn = others.length > 0 && panels.length === tabs.length;
  return (
    <format-tabs data-server={named?.server} data-preset={named?.preset} data-tool={named?.tool}>
      <div class="formats no-print">
        <div class="tabs" role="tablist" aria-label={label}>
          {tabs.map(({ target }, index) => (
            <button
              key={target.id}
              type="button"
              role="tab"
              data-format={target.id}
              aria-controls={`policy-${target.id}`}
              aria-selected={index === 0}
              tabIndex={index === 0 ? 0 : -1}
            >
              {target.label}
            </button>
          ))}
        </div>
        {others.length > 0 && (
          <select class="field" aria-label="Another format" autocomplete="off">
            <option value="">{others.length} more</option>
          </select>
        )}
      </div>
      {others.length > 0 &&
        drawnOnce('format links', [othersLabel, others.length, others[0]?.href], () => (
          <FormatLinks label={othersLabel} others={others} />
        ))}
      {isDrawn && <div class="drawn" />}
      {panels.map((panel) => (
        <section key={panel.target.id} id={`policy-${panel.target.id}`} class="panel">
          <FormatSection {...panel} />
        </section>
      ))}
      {named && (
        <config-name class="no-print">
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

interface LinksProps {
  readonly label: string;
  readonly others: readonly FormatLink[];
}

function FormatLinks({ label, others }: LinksProps) {
  return (
    <p class="format-links small">
      {label}:{' '}
      {others.map(({ target, href }, at) => (
        <>
          {at > 0 && ', '}
          <a key={target.id} href={href} data-format={href.includes('#') ? undefined : target.id}>
            {target.label}
          </a>
        </>
      ))}
    </p>
  );
}
