import { encodeState } from '#client/build/address.ts';
import { fromTemplate, part } from '#client/part.ts';
import { keepPreference, preference } from '#client/preference.ts';
import { substitutionList } from '#client/substitution-list.ts';
import type { BuildState } from '#domain/build/state.ts';
import { splitByServer } from '#domain/policy/merge.ts';
import { DECISIONS, type Policy } from '#domain/policy/policy.ts';
import type { EnforcementTarget, Substitution } from '#domain/policy/target.ts';
import { TARGETS } from '#domain/policy/targets/index.ts';
import { plainForeignText } from '#domain/upstream-text.ts';
import { routes } from '#routes';
import { counted, link } from './words.ts';

const WORD = { allow: 'allowed', ask: 'asked about', deny: 'denied', hide: 'hidden' } as const;

/** The merged policy in the chosen format, and the way into the builder. */
export class PolicyView {
  readonly #host: HTMLElement;
  readonly #format: HTMLSelectElement;
  #policy: Policy | undefined;

  constructor(host: HTMLElement) {
    this.#host = host;
    this.#format = part<HTMLSelectElement>(host, 'format');
    const kept = preference('format');
    if (TARGETS.some(({ id }) => id === kept)) this.#format.value = kept ?? '';
    this.#format.addEventListener('change', () => {
      keepPreference('format', this.#format.value);
      this.#draw();
    });
    part(host, 'builder').addEventListener('click', () => {
      keepPreference('format', this.#format.value);
    });
  }

  /** The reader's own client first, unless another format was chosen before. */
  prefer(client: string): void {
    const label = client === 'Codex' ? 'Codex CLI' : client;
    const target = TARGETS.find((one) => one.label === label);
    if (target && preference('format') === null) this.#format.value = target.id;
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
    const target = TARGETS.find(({ id }) => id === this.#format.value) ?? TARGETS[0];
    if (!policy || !target) return;
    const whole = target.render(policy);
    const splits = !whole.ok && policy.servers.length > 1 && !target.can.severalServers;
    const policies = splits ? splitByServer(policy) : [policy];
    const rendered = policies.map((one) => ({ one, file: target.render(one) }));
    part(this.#host, 'files').replaceChildren(
      ...rendered.map(({ one, file }, at) => {
        const as = splits ? plainForeignText(one.servers[0]?.as ?? '') : '';
        return file.ok
          ? this.#file(target, file.text, as, at)
          : this.#refusal(target, file.reason, as);
      }),
    );
    const substitutions = rendered.flatMap(({ file }): readonly Substitution[] =>
      file.ok ? file.substitutions : [],
    );
    part(this.#host, 'cannot').replaceChildren(...substitutionList(substitutions));
    part(this.#host, 'cannot-box').hidden = substitutions.length === 0;
    this.#place(target);
  }

  #file(target: EnforcementTarget, text: string, as: string, at: number): HTMLElement {
    const file = fromTemplate(this.#host, 'file');
    const id = `stack-file-${at}`;
    part(file, 'name').textContent = as === '' ? target.fileName : `${as}/${target.fileName}`;
    part(file, 'code').id = id;
    part(file, 'code').textContent = text;
    const last = target.fileName.split('/').pop() ?? 'policy.txt';
    part(file, 'download').dataset['name'] = as === '' ? last : `${as}-${last}`;
    part(file, 'box').ariaLabel =
      `${target.label}: ${as === '' ? '' : `${as}, `}${target.fileName}`;
    return file;
  }

  #refusal(target: EnforcementTarget, reason: string, as: string): HTMLElement {
    const problem = fromTemplate(this.#host, 'no-file');
    part(problem, 'target').textContent = as === '' ? target.label : `${target.label} and ${as}`;
    part(problem, 'reason').textContent = plainForeignText(reason);
    return problem;
  }

  #place(target: EnforcementTarget): void {
    const guide = link(
      routes.targetGuide(target.id),
      `How to apply and undo it in ${target.label}`,
    );
    const checked = this.#format.selectedOptions[0]?.dataset['checked'] ?? '';
    part(this.#host, 'place').replaceChildren(`${checked} `, guide, `. Place: ${target.place}`);
  }
}

/** "214 tools on 5 servers: 120 allowed, 80 asked about, 14 denied." */
function wordsOf({ servers }: Policy, state: BuildState): string {
  const rules = servers.flatMap(({ tools }) => Object.values(tools));
  const decisions = DECISIONS.map((decision) => ({
    decision,
    count: rules.filter((rule) => rule.decision === decision).length,
  })).filter(({ count }) => count > 0);
  const words = decisions.map(
    ({ decision, count }) => `${count.toLocaleString('en')} ${WORD[decision]}`,
  );
  const sums = `${counted(rules.length, 'tool')} on ${counted(servers.length, 'server')}: ${words.join(', ')}.`;
  const names = new Set(state.servers.map(({ as }) => as));
  return names.size === state.servers.length
    ? `${sums} The servers have the names that they have in your file.`
    : `${sums} Several servers share one name in your file, as behind a gateway or in several projects. The policy numbers them; set their names in the builder.`;
}
