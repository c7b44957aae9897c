import { element } from '#client/element.ts';
import { fromTemplate, part } from '#client/part.ts';
import { keepPreference, preference } from '#client/preference.ts';
import { substitutionList } from '#client/substitution-list.ts';
import { splitByServer } from '#domain/policy/merge.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { EnforcementTarget, Rendered, Substitution } from '#domain/policy/target.ts';
import { TARGETS } from '#domain/policy/targets/index.ts';
import { plainForeignText } from '#domain/upstream-text.ts';
import { routes } from '#routes';
import { callTable } from './call-table.ts';
import { markChange } from './mark-change.ts';
import type { Store } from './store.ts';

interface Shown {
  readonly rendered: Rendered;
  readonly policy: Policy;
}

/** The file in the chosen format, as it is now. */
export class FileView {
  readonly #host: HTMLElement;
  readonly #store: Store;
  readonly #format: HTMLSelectElement;
  #pending = false;
  #shape = '';

  constructor(host: HTMLElement, store: Store) {
    this.#host = host;
    this.#store = store;
    this.#format = part<HTMLSelectElement>(host, 'format');
    const kept = preference('format');
    if (TARGETS.some(({ id }) => id === kept)) this.#format.value = kept ?? '';
    this.#format.addEventListener('change', () => {
      keepPreference('format', this.#format.value);
      this.draw();
    });
  }

  /** Draws with the next frame; several changes before it are drawn once. */
  later(): void {
    if (this.#pending) return;
    this.#pending = true;
    requestAnimationFrame(() => {
      if (this.#pending) this.draw();
    });
  }

  draw(): void {
    this.#pending = false;
    const policy = this.#store.policy();
    const target = TARGETS.find(({ id }) => id === this.#format.value) ?? TARGETS[0];
    if (!policy || !target) return;
    const whole = target.render(policy);
    const single = policy.servers.length === 1;
    const splits = !whole.ok && !single && !target.can.severalServers;
    const shown: Shown[] = splits
      ? splitByServer(policy).map((one) => ({ policy: one, rendered: target.render(one) }))
      : [{ policy, rendered: whole }];
    this.#files(target, shown, splits);
    this.#about(target);
    const effective = shown.flatMap(({ rendered }) => (rendered.ok ? [rendered.effective] : []));
    const substitutions = shown.flatMap(({ rendered }): readonly Substitution[] =>
      rendered.ok ? rendered.substitutions : [],
    );
    part(this.#host, 'cannot').replaceChildren(...substitutionList(substitutions));
    part(this.#host, 'cannot-box').hidden = substitutions.length === 0;
    part(this.#host, 'calls').replaceChildren(...callTable(this.#store, policy, effective));
  }

  #files(target: EnforcementTarget, shown: readonly Shown[], splits: boolean): void {
    const files = part(this.#host, 'files');
    const shape = JSON.stringify([
      target.id,
      shown.map(({ policy, rendered }) => [policy.servers[0]?.as, rendered.ok]),
    ]);
    if (shape !== this.#shape) {
      this.#shape = shape;
      files.replaceChildren(...shown.map((one, at) => this.#file(target, one, at, splits)));
    }
    shown.forEach(({ rendered }, at) => {
      const code = document.getElementById(`build-file-${at}`);
      const reason = files.children[at]?.querySelector('[data-part=reason]');
      if (rendered.ok && code) markChange(code, rendered.text);
      else if (!rendered.ok && reason) reason.textContent = plainForeignText(rendered.reason);
    });
    const split = part(this.#host, 'split');
    split.hidden = !splits;
    split.textContent = splits
      ? `${target.label} takes one file per server: here is each of them.`
      : '';
  }

  #file(target: EnforcementTarget, { rendered, policy }: Shown, at: number, splits: boolean) {
    const as = plainForeignText(policy.servers[0]?.as ?? '');
    if (!rendered.ok) {
      const problem = fromTemplate(this.#host, 'no-file');
      part(problem, 'target').textContent = splits ? `${target.label} and ${as}` : target.label;
      return problem;
    }
    const name = splits ? `${as}/${target.fileName}` : target.fileName;
    const file = fromTemplate(this.#host, 'file');
    part(file, 'name').textContent = name;
    part(file, 'code').id = `build-file-${at}`;
    part(file, 'download').dataset['name'] = splits
      ? `${as}-${target.fileName.split('/').pop()}`
      : target.fileName;
    part(file, 'box').ariaLabel = `${target.label}: ${name}`;
    return file;
  }

  #about(target: EnforcementTarget): void {
    const link = element('a', '', `How to apply and undo it in ${target.label}`);
    link.href = routes.targetGuide(target.id);
    const checked = this.#format.selectedOptions[0]?.dataset['checked'] ?? '';
    part(this.#host, 'place').replaceChildren(`${checked} `, link, `. Place: ${target.place}`);
  }
}
