import type { Policy } from '#domain/policy/policy.ts';
import { renderFiles, substitutionsIn } from '#domain/policy/render-files.ts';
import { encodeState } from '#domain/policy-builder/address.ts';
import type { BuildState } from '#domain/policy-builder/state.ts';
import { routes } from '#routes';
import { part } from '#ui/client/part.ts';
import { fileBox } from '#ui/policy-file/client/file-box.ts';
import { FormatChoice } from '#ui/policy-file/client/format-choice.ts';
import { substitutionList } from '#ui/policy-file/client/substitution-list.ts';
import { decisionCounts } from '#wording/rule.ts';
import { counted } from './words.ts';

/** The merged policy in the chosen format, and the way into the builder. */
export class PolicyView {
  readonly #host: HTMLElement;
  readonly #format: FormatChoice;
  #policy: Policy | undefined;

  constructor(host: HTMLElement) {
    this.#host = host;
    this.#format = new FormatChoice(part<HTMLSelectElement>(host, 'format'), () => this.#draw());
    part(host, 'builder').addEventListener('click', () => this.#format.keep());
  }

  /** The reader's own client first, unless another format was chosen before. */
  prefer(client: string): void {
    this.#format.suggest(client);
  }

  show(policy: Policy | undefined, state: BuildState): void {
    this.#policy = policy;
    part(this.#host, 'policy-box').hidden = policy === undefined;
    part(this.#host, 'policy-words').textContent = policy ? wordsOf(policy, state) : '';
    this.#draw();
    const builder = part<HTMLAnchorElement>(this.#host, 'builder');
    builder.href = routes.build();
    void encodeState(state).then((fragment) => {
      builder.href = routes.build(fragment);
    });
  }

  #draw(): void {
    const policy = this.#policy;
    const { target } = this.#format;
    if (!policy || !target) return;
    const shown = renderFiles(target, policy);
    const boxes = shown.files.map((one, at) => {
      const { splits } = shown;
      const box = fileBox(this.#host, { ...one, target, id: `stack-file-${at}`, splits });
      if (one.rendered.ok) part(box, 'code').textContent = one.rendered.text;
      return box;
    });
    part(this.#host, 'files').replaceChildren(...boxes);
    const substitutions = substitutionsIn(shown);
    part(this.#host, 'cannot').replaceChildren(...substitutionList(substitutions, target));
    part(this.#host, 'cannot-box').hidden = substitutions.length === 0;
    part(this.#host, 'place').replaceChildren(...this.#format.about(target));
  }
}

/** "214 tools on 5 servers: 120 allowed, 80 asked about, 14 denied." */
function wordsOf({ servers }: Policy, state: BuildState): string {
  const rules = servers.flatMap(({ tools }) => Object.values(tools));
  const words = decisionCounts(rules.map(({ decision }) => decision));
  const sums = `${counted(rules.length, 'tool')} on ${counted(servers.length, 'server')}: ${words}.`;
  const names = new Set(state.servers.map(({ as }) => as));
  return names.size === state.servers.length
    ? `${sums} The servers have the names that they have in your file.`
    : `${sums} Several servers share one name in your file, as behind a gateway or in several projects. The policy numbers them; set their names in the builder.`;
}
