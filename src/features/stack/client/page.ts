import type { Policy } from '#domain/policy/policy.ts';
import type { Preset } from '#domain/policy/preset.ts';
import { type ReadStack, readStack } from '#domain/stack/read-stack.ts';
import { site } from '#site';
import { announce } from '#ui/client/announce.ts';
import { part } from '#ui/client/part.ts';
import { saveText } from '#ui/client/save-text.ts';
import { presetsOfPage } from '#ui/policy-file/client/published-server.ts';
import { noServersAdvice, noServersSentence, readSentence, stackHeadline } from '#wording/stack.ts';
import { stackMarkdown } from '#wording/stack-report.ts';
import { drawReport } from './draw-report.ts';
import { openFoldsForPrint } from './fold.ts';
import { type Given, Input } from './input.ts';
import { PolicyView } from './policy-view.ts';
import { StackState } from './stack-state.ts';

/** Makes the page read configurations. */
export function startStack(host: HTMLElement): void {
  new StackPage(host).start();
  host.dataset['ready'] = '';
}

class StackPage {
  readonly #host: HTMLElement;
  readonly #presets = presetsOfPage();
  readonly #state: StackState;
  readonly #input: Input;
  readonly #policy: PolicyView;
  #turn = 0;

  constructor(host: HTMLElement) {
    this.#host = host;
    this.#state = new StackState(this.#preset('careful'));
    this.#input = new Input(host, (given) => this.#take(given));
    this.#policy = new PolicyView(host);
  }

  start(): void {
    const { preset } = this.#state;
    for (const radio of part(this.#host, 'presets').querySelectorAll('input')) {
      radio.checked = radio.value === preset.id;
      radio.addEventListener('change', () => {
        this.#state.preset = this.#preset(radio.value);
        this.#draw();
        announce(`Preset ${this.#state.preset.label}`);
      });
    }
    part(this.#host, 'over').addEventListener('click', () => this.#startOver());
    part(this.#host, 'retry').addEventListener('click', () => void this.#load());
    openFoldsForPrint(this.#host);
    part(this.#host, 'print').addEventListener('click', () => print());
    part(this.#host, 'report').addEventListener('click', () => this.#save());
    this.#input.readWaiting();
  }

  #preset(id: string): Preset {
    const found = this.#presets.find((one) => one.id === id);
    if (!found) throw new RangeError(`there is no preset ${id}`);
    return found;
  }

  #take(given: Given): void {
    const read = readStack(given.text, given.fileName);
    this.#empty('');
    if (read.state === 'read') this.#show(given, read);
    else if (read.state === 'broken') {
      const { line, column, sentence } = read.fault;
      this.#input.broken(given, read.fault);
      announce(line === undefined ? sentence : `Line ${line}, column ${column ?? 1}: ${sentence}`);
    } else this.#nothing(given, read);
  }

  #show(given: Given, { origin, entries }: Extract<ReadStack, { state: 'read' }>): void {
    this.#state.take(entries, this.#input.adds && this.#state.entries.length > 0);
    this.#input.done(given, readSentence(origin, entries.length, given.example));
    if (origin.kind === 'clients' && origin.names.length === 1)
      this.#policy.prefer(origin.names[0] ?? '');
    void this.#load(true);
  }

  #nothing(given: Given, { origin, why }: Extract<ReadStack, { state: 'nothing' }>): void {
    const sentence = noServersSentence(why);
    this.#input.broken(given, { sentence });
    this.#empty(`${sentence} ${noServersAdvice(origin)}`);
    announce(sentence);
  }

  #empty(words: string): void {
    const box = part(this.#host, 'empty');
    box.hidden = words === '';
    box.textContent = words;
    if (words !== '') part(this.#host, 'fault').hidden = true;
  }

  async #load(moves = false): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    const problem = part(this.#host, 'problem');
    try {
      await this.#state.load();
      if (turn !== this.#turn) return;
      problem.hidden = true;
      this.#draw();
      if (moves) part(this.#host, 'headline').focus({ preventScroll: false });
      announce(stackHeadline(this.#state.report()));
    } catch {
      if (turn !== this.#turn) return;
      problem.hidden = false;
      part(problem, 'problem-words').textContent = 'What was read from your text is still here.';
      announce('Not all files of this site could be fetched.');
    }
  }

  async #choose(entry: number, slug: string | null | undefined): Promise<void> {
    if (slug === undefined) this.#state.choices.delete(entry);
    else this.#state.choices.set(entry, slug);
    await this.#load();
    this.#host.querySelector<HTMLElement>(`[data-choice="${entry}"]`)?.focus();
  }

  #draw(): void {
    const report = this.#state.report();
    const state = this.#state.buildState(report);
    const policy: Policy | undefined = this.#state.policy(state);
    part(this.#host, 'result').hidden = false;
    const others = this.#state.otherPolicies(report, this.#presets);
    drawReport(
      this.#host,
      report,
      { policy, others },
      {
        choices: this.#state.choices,
        choose: (entry, slug) => void this.#choose(entry, slug),
        chooseAll: (choices) => {
          for (const [entry, slug] of choices) this.#state.choices.set(entry, slug);
          void this.#load().then(() => part(this.#host, 'headline').focus());
        },
      },
    );
    this.#policy.show(policy, state);
  }

  #save(): void {
    const report = this.#state.report();
    const policy = this.#state.policy(this.#state.buildState(report));
    const preset = this.#state.preset.label;
    const day = new Date().toISOString().slice(0, 10);
    const text = stackMarkdown(report, { policy, preset, day, origin: site.origin });
    saveText('stack-report.md', text, 'text/markdown');
    announce('Report saved as Markdown');
  }

  #startOver(): void {
    this.#turn += 1;
    this.#state.take([], false);
    part(this.#host, 'result').hidden = true;
    part(this.#host, 'problem').hidden = true;
    this.#empty('');
    this.#input.clear();
    announce('Cleared');
  }
}
