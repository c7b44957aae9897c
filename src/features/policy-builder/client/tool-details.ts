import { type Limit, WINDOWS } from '#domain/policy/policy.ts';
import { isRefused } from '#domain/policy/strictness.ts';
import { decideTools } from '#domain/policy-builder/change.ts';
import { MOST_CALLS } from '#domain/policy-builder/most-calls.ts';
import { type BuildState, type Choice, presetChoice } from '#domain/policy-builder/state.ts';
import { plainForeignText } from '#domain/upstream-text.ts';
import { routes } from '#routes';
import { announce } from '#ui/client/announce.ts';
import { element } from '#ui/client/element.ts';
import { fromTemplate, part } from '#ui/client/part.ts';
import { ConditionForm } from './condition-form.ts';
import type { Store } from './store.ts';
import type { ToolRow } from './tool-row.ts';

/** Limits, conditions and the reason of one tool, below its row. */
export class ToolDetails {
  readonly row: ToolRow;
  readonly #store: Store;
  readonly #element: HTMLElement;
  readonly #conditions: ConditionForm;
  readonly #limits: readonly HTMLInputElement[];
  readonly #reason: HTMLInputElement;

  constructor(host: ParentNode, store: Store, row: ToolRow) {
    this.row = row;
    this.#store = store;
    this.#element = fromTemplate(host, 'details');
    this.#element.id = row.detailsId;
    this.#limits = WINDOWS.map((per) => part<HTMLInputElement>(this.#element, `per-${per}`));
    this.#reason = part<HTMLInputElement>(this.#element, 'reason');
    this.#conditions = new ConditionForm(
      part(this.#element, 'conditions'),
      row,
      (conditions, words) => this.#change((now) => ({ ...now, conditions }), words),
    );
    for (const field of this.#limits) field.addEventListener('change', () => this.#limit(field));
    this.#reason.addEventListener('change', () => this.#giveReason());
    part(this.#element, 'recommend').addEventListener('click', () => this.#recommend());
    this.#link();
    row.element.append(this.#element);
    part(row.element, 'open').ariaExpanded = 'true';
  }

  close(): void {
    this.#element.remove();
    part(this.row.element, 'open').ariaExpanded = 'false';
  }

  show({ servers }: BuildState): void {
    const { at, name } = this.row.facts;
    const choice = servers[at]?.tools.get(name);
    const refused = choice === undefined || isRefused(choice.decision);
    WINDOWS.forEach((per, place) => {
      const field = this.#limits[place];
      if (!field) return;
      field.disabled = refused;
      field.value = String(choice?.limits.find((limit) => limit.per === per)?.max ?? '');
    });
    part(this.#element, 'bounded').hidden = refused;
    part(this.#element, 'conditions').hidden = refused;
    part(this.#element, 'unbounded').hidden = !refused;
    this.#reason.disabled = choice === undefined;
    this.#reason.value = choice?.reason ?? '';
    this.#conditions.show(choice?.conditions ?? []);
  }

  #link(): void {
    const { at, tool } = this.row.facts;
    const server = this.#store.state.servers[at]?.server;
    const link = part<HTMLAnchorElement>(this.#element, 'page');
    if (tool && server) link.href = routes.tool(server, tool.slug);
    else link.remove();
    part(this.#element, 'recommend').hidden = tool === null;
    const { label } = this.#store.presetById(this.#store.preset);
    part(this.#element, 'preset').replaceChildren(element('strong', '', label));
  }

  #change(change: (now: Choice) => Choice, words: string): void {
    const { at, name } = this.row.facts;
    const { state } = this.#store;
    const next = decideTools(state, [{ at, tool: name }], (_, now) => {
      if (!now) return now;
      const { preset: _preset, ...rest } = change(now);
      return rest;
    });
    this.#store.change(next, words);
    announce(words);
  }

  #limit(field: HTMLInputElement): void {
    const name = plainForeignText(this.row.facts.name);
    if (!field.validity.valid) {
      announce(`A limit is a whole number from 1 to ${MOST_CALLS.toLocaleString('en')}.`);
      field.reportValidity();
      return;
    }
    const limits = WINDOWS.flatMap((per, place): Limit[] => {
      const max = Number(this.#limits[place]?.value ?? '');
      return max > 0 ? [{ max, per }] : [];
    });
    this.#change((now) => ({ ...now, limits }), `the limit of ${name}`);
  }

  #giveReason(): void {
    const reason = this.#reason.value.trim();
    const name = plainForeignText(this.row.facts.name);
    this.#change(
      ({ reason: _, ...now }) => (reason === '' ? now : { ...now, reason }),
      `the reason of ${name}`,
    );
  }

  #recommend(): void {
    const { at, name, tool } = this.row.facts;
    if (!tool) return;
    const { state } = this.#store;
    const preset = this.#store.presetById(this.#store.preset);
    const words = `${plainForeignText(name)} as ${preset.label} recommends`;
    this.#store.change(
      decideTools(state, [{ at, tool: name }], () => presetChoice(tool, preset)),
      words,
    );
    announce(words);
  }
}
