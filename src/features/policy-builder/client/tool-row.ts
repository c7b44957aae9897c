import type { Choice, ServerChoice } from '#domain/policy-builder/state.ts';
import type { PublishedTool } from '#domain/published-server.ts';
import { plainForeignText } from '#domain/upstream-text.ts';
import { foreignText } from '#ui/client/foreign-text.ts';
import { fromTemplate, part } from '#ui/client/part.ts';
import { CAPABILITY_LABEL, CATEGORY_LABEL } from '#wording/risk.ts';
import { conditionClause, limitList } from '#wording/rule.ts';

/** What a row is about; `tool` is null where the catalogue has it no longer. */
export interface RowFacts {
  readonly at: number;
  readonly name: string;
  readonly tool: PublishedTool | null;
  /** Shown where several servers are picked. */
  readonly server: string | null;
}

/** One tool in the list. It is drawn once; afterwards only what has changed is touched. */
export class ToolRow {
  readonly facts: RowFacts;
  readonly element: HTMLElement;
  /** Everything that the filter looks at, in lower case. */
  readonly words: string;
  readonly #radios: readonly HTMLInputElement[];
  readonly #rule: HTMLElement;
  #choice: Choice | undefined;
  #isShown = false;

  constructor(host: ParentNode, facts: RowFacts, number: number) {
    this.facts = facts;
    const { name, tool, server } = facts;
    this.element = fromTemplate(host, 'row');
    const plain = plainForeignText(name);
    part(this.element, 'name').replaceChildren(...foreignText(name));
    part(this.element, 'legend').textContent =
      `Decision for ${plain}${server === null ? '' : ` of ${server}`}`;
    const category = tool ? CATEGORY_LABEL[tool.category] : 'No longer in the catalogue';
    const about = [category, ...(server === null ? [] : [server])].join(' · ');
    part(this.element, 'about').textContent = about;
    const summary = tool?.summary ?? '';
    part(this.element, 'text').textContent = tool?.quoted ? `“${summary}”` : summary;
    this.#rule = part(this.element, 'rule');
    this.#radios = [...this.element.querySelectorAll('input')];
    for (const radio of this.#radios) radio.name = `decision-${number}`;
    part(this.element, 'open').setAttribute('aria-controls', `tool-${number}`);
    const can = tool?.capabilities.map((one) => CAPABILITY_LABEL[one]) ?? [];
    this.words = fold([name, about, summary, ...can].join(' '));
  }

  get isShown(): boolean {
    return !this.element.hidden;
  }

  get choice(): Choice | undefined {
    return this.#choice;
  }

  /** Where the details of this row belong. */
  get detailsId(): string {
    return part(this.element, 'open').getAttribute('aria-controls') ?? '';
  }

  show({ tools }: ServerChoice): void {
    const choice = tools.get(this.facts.name);
    if (this.#isShown && choice === this.#choice) return;
    this.#isShown = true;
    this.#choice = choice;
    for (const radio of this.#radios) radio.checked = radio.value === choice?.decision;
    this.element.toggleAttribute('data-undecided', choice === undefined);
    const text = choice ? ruleText(choice) : 'Undecided: it gets what unlisted tools get.';
    if (this.#rule.textContent !== text) this.#rule.textContent = text;
    this.#rule.hidden = text === '';
  }

  filter(words: readonly string[], category: string, decision: string): boolean {
    const isOf = category === '' || this.facts.tool?.category === category;
    const has = this.#choice?.decision ?? 'undecided';
    const fits = isOf && (decision === '' || has === decision);
    const shown = fits && words.every((word) => this.words.includes(word));
    if (this.element.hidden === shown) this.element.hidden = !shown;
    return shown;
  }
}

export const fold = (text: string): string => text.toLowerCase().replace(/[_-]+/g, ' ');

function ruleText({ limits, conditions, reason }: Choice): string {
  return [
    ...(limits.length > 0 ? [`At most ${limitList(limits)}`] : []),
    ...(conditions.length > 0 ? [`only if ${conditions.map(conditionClause).join(' and ')}`] : []),
    ...(reason === undefined ? [] : [`because: ${reason}`]),
  ]
    .map((one, index) => (index === 0 ? one.charAt(0).toUpperCase() + one.slice(1) : one))
    .map(plainForeignText)
    .join('; ');
}
