import type { Condition } from '#domain/policy/policy.ts';
import { conditionFromText } from '#domain/policy-builder/condition-from-text.ts';
import { type ConditionKind, conditionKinds } from '#domain/policy-builder/condition-kinds.ts';
import type { PublishedParameter } from '#domain/published-server.ts';
import { plainForeignText } from '#domain/upstream-text.ts';
import { announce } from '#ui/client/announce.ts';
import { element } from '#ui/client/element.ts';
import { part } from '#ui/client/part.ts';
import { CONDITION_LABEL } from '#wording/decision-record.ts';
import { conditionClause } from '#wording/rule.ts';
import type { ToolRow } from './tool-row.ts';

type Changed = (conditions: Condition[], words: string) => void;

const HINT: Record<ConditionKind, string> = {
  equals: 'the one value',
  'one-of': 'values with commas between them',
  matches: 'a regular expression, such as ^[a-z]+$',
  'at-most': 'a number',
  'path-under': 'a folder, such as /srv/project',
  'host-in': 'hosts, such as example.com',
};

/** Conditions on arguments: a list of those that hold, and a form for one more. */
export class ConditionForm {
  readonly #host: HTMLElement;
  readonly #parameters: readonly PublishedParameter[];
  readonly #changed: Changed;
  readonly #tool: string;
  #conditions: readonly Condition[] = [];

  constructor(host: HTMLElement, { facts }: ToolRow, changed: Changed) {
    this.#host = host;
    this.#changed = changed;
    this.#tool = plainForeignText(facts.name);
    this.#parameters = (facts.tool?.parameters ?? []).filter(
      (one) => conditionKinds(one).length > 0,
    );
    const parameter = this.#part<HTMLSelectElement>('parameter');
    parameter.replaceChildren(
      ...this.#parameters.map(({ name }, at) => new Option(plainForeignText(name), String(at))),
    );
    parameter.addEventListener('change', () => this.#showKinds());
    this.#part<HTMLSelectElement>('kind').addEventListener('change', () => this.#showHint());
    this.#part('add').addEventListener('click', () => this.#add());
    this.#part('value').addEventListener('keydown', (event) => {
      if (event.key !== 'Enter') return;
      event.preventDefault();
      this.#add();
    });
    this.#part('form').hidden = this.#parameters.length === 0;
    this.#part('none').hidden = this.#parameters.length > 0;
    this.#showKinds();
  }

  show(conditions: readonly Condition[]): void {
    this.#conditions = conditions;
    this.#part('list').replaceChildren(...conditions.map((one, at) => this.#item(one, at)));
  }

  #part<T extends HTMLElement = HTMLElement>(name: string): T {
    return part<T>(this.#host, name);
  }

  #item(condition: Condition, at: number): HTMLElement {
    const words = plainForeignText(conditionClause(condition));
    const button = element('button', 'button', 'Remove', element('span', 'sr-only', ` “${words}”`));
    button.type = 'button';
    button.addEventListener('click', () => {
      const rest = this.#conditions.filter((_, place) => place !== at);
      this.#changed(rest, `no condition that ${words}`);
      this.#part('value').focus();
    });
    return element('li', '', element('span', 'mono', words), ' ', button);
  }

  #parameter(): PublishedParameter | undefined {
    return this.#parameters[Number(this.#part<HTMLSelectElement>('parameter').value)];
  }

  #showKinds(): void {
    const parameter = this.#parameter();
    const kinds = parameter ? conditionKinds(parameter) : [];
    this.#part('kind').replaceChildren(
      ...kinds.map((kind) => new Option(CONDITION_LABEL[kind], kind)),
    );
    this.#showHint();
  }

  #showHint(): void {
    const kind = this.#part<HTMLSelectElement>('kind').value as ConditionKind;
    const values = this.#parameter()?.enum?.slice(0, 4).map(String);
    const field = this.#part<HTMLInputElement>('value');
    field.placeholder = values ? plainForeignText(values.join(', ')) : (HINT[kind] ?? '');
    this.#fail('');
  }

  #add(): void {
    const parameter = this.#parameter();
    const field = this.#part<HTMLInputElement>('value');
    if (!parameter) return;
    const kind = this.#part<HTMLSelectElement>('kind').value as ConditionKind;
    const read = conditionFromText(parameter, kind, field.value);
    if ('problem' in read) {
      this.#fail(plainForeignText(read.problem));
      field.focus();
      return;
    }
    this.#fail('');
    field.value = '';
    const words = plainForeignText(conditionClause(read.condition));
    this.#changed([...this.#conditions, read.condition], `${this.#tool} only if ${words}`);
  }

  #fail(problem: string): void {
    const shown = this.#part('condition-problem');
    shown.textContent = problem;
    shown.hidden = problem === '';
    this.#part('value').ariaInvalid = problem === '' ? 'false' : 'true';
    if (problem !== '') announce(problem);
  }
}
