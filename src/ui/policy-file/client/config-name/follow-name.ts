import { TARGETS } from '#domain/policy/targets/index.ts';
import { announce } from '../../../client/announce.ts';
import { element } from '../../../client/element.ts';
import { nameProblem } from './name-problem.ts';
import { loadPolicies, type PoliciesFor, type Subject } from './policies.ts';
import { ShownFile } from './shown-file.ts';

const PAUSE = 250;

/** Makes every file of the page anew for the name that stands in the field, and back. */
export function followName(host: HTMLElement): void {
  const field = host.querySelector('input');
  if (!field) return;
  const status = element('p', 'small');
  const reset = element('button', 'button', 'Reset');
  reset.type = 'button';
  reset.hidden = true;
  host.append(reset, status);
  const page = new NamedPage(subjectOf(host), field.defaultValue);
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const follow = async () => {
    reset.hidden = field.value === field.defaultValue;
    const words = await page.show(field.value.trim());
    if (words === null) return;
    field.ariaInvalid = String(words.problem);
    status.textContent = words.text;
    if (words.text !== '') announce(words.text);
  };
  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => void follow(), PAUSE);
  };
  field.addEventListener('input', soon);
  reset.addEventListener('click', () => {
    field.value = field.defaultValue;
    field.focus();
    void follow();
  });
  soon();
}

function subjectOf({ dataset }: HTMLElement): Subject {
  const { server = '', preset = '', tool } = dataset;
  return { server, preset, ...(tool === undefined ? {} : { tool }) };
}

interface Told {
  readonly text: string;
  readonly problem: boolean;
}

class NamedPage {
  readonly #subject: Subject;
  readonly #own: string;
  #shown: string;
  #files: readonly ShownFile[] | undefined;
  #policies: Promise<PoliciesFor> | undefined;
  #latest = '';

  constructor(subject: Subject, own: string) {
    this.#subject = subject;
    this.#own = own;
    this.#shown = own;
  }

  /** What to say about it; null where the reader has typed on meanwhile. */
  async show(name: string): Promise<Told | null> {
    this.#latest = name;
    const problem = nameProblem(name);
    if (problem)
      return { text: `${problem} The files use the name ${this.#shown}.`, problem: true };
    if (name === this.#own) return this.#restore();
    this.#policies ??= loadPolicies(this.#subject);
    try {
      const policies = (await this.#policies)(name);
      if (this.#latest !== name) return null;
      for (const file of this.#all()) file.show(policies[file.group]);
      this.#shown = name;
      return { text: `All files on this page now use the name ${name}.`, problem: false };
    } catch {
      this.#policies = undefined;
      const text = `What is needed for this did not load. The files use the name ${this.#shown}.`;
      return { text, problem: true };
    }
  }

  #restore(): Told {
    for (const file of this.#all()) file.restore();
    this.#shown = this.#own;
    return { text: '', problem: false };
  }

  #all(): readonly ShownFile[] {
    this.#files ??= [...document.querySelectorAll<HTMLElement>('format-tabs')].flatMap((tabs) =>
      TARGETS.flatMap((target) => {
        const panel = tabs.querySelector<HTMLElement>(`[data-panel="${target.id}"]`);
        const group = tabs.dataset['name'] === 'block' ? 'blocked' : 'shown';
        return panel?.querySelector('code')
          ? new ShownFile(panel, target, group, this.#subject.tool)
          : [];
      }),
    );
    return this.#files;
  }
}
