import { callExceptions } from '#domain/policy/call-table.ts';
import { exceptionWords } from '#domain/policy/call-words.ts';
import { describePolicy } from '#domain/policy/describe.ts';
import { groupSubstitutions } from '#domain/policy/group-substitutions.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { EnforcementTarget, Rendered, Substitution } from '#domain/policy/target.ts';
import { plainForeignText } from '#domain/upstream-text.ts';
import { element } from '../../../client/element.ts';
import type { NamedPolicies } from './policies.ts';

const NAMED = 3;

/** One panel: the file in one format and what is said about it. */
export class ShownFile {
  readonly group: keyof NamedPolicies;
  readonly #target: EnforcementTarget;
  readonly #tool: string | undefined;
  readonly #panel: HTMLElement;
  /** The parts that a name can change, and what stood in them at first. */
  readonly #first: ReadonlyMap<Element, readonly Node[]>;

  constructor(
    panel: HTMLElement,
    target: EnforcementTarget,
    group: keyof NamedPolicies,
    tool: string | undefined,
  ) {
    this.group = group;
    this.#panel = panel;
    this.#target = target;
    this.#tool = tool;
    const parts = panel.querySelectorAll('code, [data-part]');
    this.#first = new Map([...parts].map((part) => [part, [...part.childNodes]]));
  }

  show(policy: Policy): void {
    const rendered = this.#target.render(policy);
    this.#setRefused(rendered.ok ? null : rendered.reason);
    if (!rendered.ok) return;
    for (const part of this.#first.keys())
      part.replaceChildren(...this.#content(part, policy, rendered));
  }

  restore(): void {
    this.#setRefused(null);
    for (const [part, nodes] of this.#first) part.replaceChildren(...nodes);
  }

  #setRefused(reason: string | null): void {
    this.#panel.querySelector('[data-refused]')?.remove();
    for (const part of this.#panel.querySelectorAll<HTMLElement>(
      '.substitutions, .file, .effect',
    )) {
      part.hidden = reason !== null;
    }
    if (reason === null) return;
    const title = element('strong', '', `No file for ${this.#target.label}.`);
    const note = element('p', 'note', title, ` ${plainForeignText(reason)}`);
    note.dataset['refused'] = '';
    this.#panel.append(note);
  }

  #content(
    part: Element,
    policy: Policy,
    { text, effective, substitutions }: Extract<Rendered, { ok: true }>,
  ): (Node | string)[] {
    const server = policy.servers[0]?.server ?? '';
    const tool = this.#tool;
    switch (part instanceof HTMLElement ? part.dataset['part'] : undefined) {
      case undefined:
        return [text];
      case 'does':
        return [describePolicy(effective, server, tool ?? '').join(' ')];
      case 'calls': {
        const scope = tool === undefined ? { server } : { server, tool };
        return [exceptionWords(callExceptions(policy, effective, scope))];
      }
      default:
        return this.#items(substitutions);
    }
  }

  #items(substitutions: readonly Substitution[]): Node[] {
    return groupSubstitutions(substitutions).map(({ sentence, tools }) => {
      const names = tools.slice(0, NAMED).map(plainForeignText).join(', ');
      const more = tools.length > NAMED ? ` and ${tools.length - NAMED} more` : '';
      const about = this.#tool === undefined && tools.length > 0 ? ` (${names}${more})` : '';
      return element('li', '', `${sentence}${about}`);
    });
  }
}
