import { type RenderedFiles, renderFiles, substitutionsIn } from '#domain/policy/render-files.ts';
import type { EnforcementTarget } from '#domain/policy/target.ts';
import { plainForeignText } from '#domain/upstream-text.ts';
import { part } from '#ui/client/part.ts';
import { fileBox } from '#ui/policy-file/client/file-box.ts';
import { FormatChoice } from '#ui/policy-file/client/format-choice.ts';
import { substitutionList } from '#ui/policy-file/client/substitution-list.ts';
import { problemSentence } from '#wording/substitution.ts';
import { selectedCalls } from './call-table.ts';
import { markChange } from './mark-change.ts';
import type { Store } from './store.ts';

/** The file in the chosen format, as it is now. */
export class FileView {
  readonly #host: HTMLElement;
  readonly #store: Store;
  readonly #format: FormatChoice;
  #pending = false;
  #shape = '';

  constructor(host: HTMLElement, store: Store) {
    this.#host = host;
    this.#store = store;
    this.#format = new FormatChoice(part<HTMLSelectElement>(host, 'format'), () => this.draw());
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
    const { target } = this.#format;
    if (!policy || !target) return;
    const shown = renderFiles(target, policy);
    this.#files(target, shown);
    part(this.#host, 'place').replaceChildren(...this.#format.about(target));
    const effective = shown.files.flatMap(({ rendered }) =>
      rendered.ok ? [rendered.effective] : [],
    );
    const substitutions = substitutionsIn(shown);
    part(this.#host, 'cannot').replaceChildren(...substitutionList(substitutions, target));
    part(this.#host, 'cannot-box').hidden = substitutions.length === 0;
    part(this.#host, 'calls').replaceChildren(...selectedCalls(this.#store, policy, effective));
  }

  #files(target: EnforcementTarget, { files: shown, splits }: RenderedFiles): void {
    const files = part(this.#host, 'files');
    const shape = JSON.stringify([
      target.id,
      shown.map(({ policy, rendered }) => [policy.servers[0]?.as, rendered.ok]),
    ]);
    if (shape !== this.#shape) {
      this.#shape = shape;
      const boxes = shown.map((one, at) =>
        fileBox(this.#host, { ...one, target, id: `build-file-${at}`, splits }),
      );
      files.replaceChildren(...boxes);
    }
    shown.forEach(({ rendered }, at) => {
      const code = document.getElementById(`build-file-${at}`);
      const reason = files.children[at]?.querySelector('[data-part=reason]');
      if (rendered.ok && code) markChange(code, rendered.text);
      else if (!rendered.ok && reason)
        reason.textContent = plainForeignText(problemSentence(rendered.problem, target));
    });
    const split = part(this.#host, 'split');
    split.hidden = !splits;
    split.textContent = splits
      ? `${target.label} takes one file per server: here is each of them.`
      : '';
  }
}
