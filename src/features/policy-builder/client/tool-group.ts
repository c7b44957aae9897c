import type { Severity } from '#domain/risk/severity.ts';
import { fromTemplate, part } from '#ui/client/part.ts';
import { severityMark } from '#ui/client/severity-mark.ts';
import { SEVERITY_LABEL } from '#wording/risk.ts';
import { toolCountText } from '#wording/server.ts';
import type { ToolRow } from './tool-row.ts';

export type GroupKey = Severity | 'vanished';

/** All tools of one severity, with buttons that decide about those that are shown. */
export class ToolGroup {
  readonly element: HTMLElement;
  readonly rows: readonly ToolRow[];
  readonly #count: HTMLElement;
  readonly #all: HTMLElement;

  constructor(host: ParentNode, key: GroupKey, rows: readonly ToolRow[]) {
    this.rows = rows;
    this.element = fromTemplate(host, 'group');
    const label = key === 'vanished' ? 'No longer in the catalogue' : SEVERITY_LABEL[key];
    part(this.element, 'severity').replaceChildren(
      key === 'vanished' ? label : (severityMark(host, key) ?? label),
    );
    part(this.element, 'set').ariaLabel = `Set all: ${label}`;
    this.#count = part(this.element, 'count');
    this.#all = part(this.element, 'all');
    part(this.element, 'rows').append(...rows.map(({ element }) => element));
    this.element.dataset['group'] = key;
    this.count();
  }

  /** After filtering: how many rows there are to see. */
  count(): void {
    const shown = this.rows.filter(({ isShown }) => isShown).length;
    const all = this.rows.length;
    this.element.hidden = shown === 0;
    const tools = toolCountText(all);
    this.#count.textContent = shown === all ? tools : `${shown.toLocaleString('en')} of ${tools}`;
    this.#all.textContent = shown === all ? 'Set all' : 'Set shown';
  }
}
