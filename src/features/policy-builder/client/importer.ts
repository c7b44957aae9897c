import { claudeName } from '#domain/policy/targets/claude-code/target.ts';
import { targetById } from '#domain/policy/targets/index.ts';
import { decideTools } from '#domain/policy-builder/change.ts';
import { type Comparison, compareWithFile } from '#domain/policy-builder/import/compare.ts';
import type { ImportedFile } from '#domain/policy-builder/import/imported.ts';
import { readPolicyFile } from '#domain/policy-builder/import/read-file.ts';
import { plainForeignText } from '#domain/upstream-text.ts';
import { announce } from '#ui/client/announce.ts';
import { element } from '#ui/client/element.ts';
import { foreignText } from '#ui/client/foreign-text.ts';
import { fromTemplate, part } from '#ui/client/part.ts';
import type { Store } from './store.ts';

const LISTS = ['allowed', 'asked', 'denied', 'missed'] as const;

/** Reads a pasted policy file and says what it does with the picked servers' tools. */
export class Importer {
  readonly #host: HTMLElement;
  readonly #store: Store;
  readonly #field: HTMLTextAreaElement;
  /** Names of the servers in the file, where the reader has changed them; by place in the state. */
  readonly #names = new Map<number, string>();
  #file: ImportedFile | null = null;

  constructor(host: HTMLElement, store: Store) {
    this.#host = host;
    this.#store = store;
    this.#field = part<HTMLTextAreaElement>(host, 'paste');
    this.#field.addEventListener('input', () => this.#read());
    part(host, 'take').addEventListener('click', () => this.#take());
    part(host, 'forget').addEventListener('click', () => {
      this.#field.value = '';
      this.#read();
      this.#field.focus();
    });
  }

  /** The servers have changed, so what the file does with them has too. */
  show(): void {
    if (this.#file) this.#draw(this.#file);
  }

  #read(): void {
    this.#names.clear();
    const isEmpty = this.#field.value.trim() === '';
    const read = isEmpty ? null : readPolicyFile(this.#field.value);
    const problem = read && 'problem' in read ? read.problem : '';
    this.#file = read && !('problem' in read) ? read : null;
    const status = part(this.#host, 'read');
    status.textContent = plainForeignText(problem);
    this.#field.ariaInvalid = String(problem !== '');
    part(this.#host, 'compared').hidden = this.#file === null;
    part(this.#host, 'forget').hidden = isEmpty;
    if (this.#file) this.#draw(this.#file);
    else if (problem !== '') announce(problem);
  }

  #draw(file: ImportedFile): void {
    const { state } = this.#store;
    const label = targetById(file.format)?.label ?? file.format;
    part(this.#host, 'read').textContent = `This is a file for ${label}.`;
    const items = state.servers.map((_, at) => this.#compared(file, at));
    part(this.#host, 'comparisons').replaceChildren(...items);
    part(this.#host, 'no-server').hidden = items.length > 0;
    part(this.#host, 'take').hidden = items.length === 0;
    const notes = file.notes.map((one) => element('li', '', one));
    part(this.#host, 'import-notes').replaceChildren(...notes);
    const said = items.map((item) =>
      ['server', 'sums'].map((name) => part(item, name).textContent).join(': '),
    );
    announce([`A file for ${label}`, ...said].join('. '));
  }

  #name(file: ImportedFile, at: number): string {
    const chosen = this.#names.get(at);
    if (chosen !== undefined) return chosen;
    const { as = '', server = '' } = this.#store.state.servers[at] ?? {};
    const spelled = (name: string) => claudeName(name, '').slice('mcp__'.length, -'__'.length);
    const same = file.servers.find((one) => one === as || spelled(one) === spelled(as));
    const only = this.#store.state.servers.length === 1 ? file.servers : [];
    return (
      same ?? file.servers.find((one) => one === server) ?? (only.length === 1 ? only[0] : as) ?? as
    );
  }

  #compared(file: ImportedFile, at: number): HTMLElement {
    const { server = '' } = this.#store.state.servers[at] ?? {};
    const shard = this.#store.shards.get(server);
    const as = this.#name(file, at);
    const found = compareWithFile(file, as, shard?.tools ?? []);
    const item = fromTemplate(this.#host, 'comparison');
    const label = plainForeignText(shard?.label ?? server);
    part(item, 'server').textContent = label;
    part(item, 'sums').textContent = sumsText(found);
    part(item, 'name-box').hidden = file.servers.length === 0;
    part(item, 'name-of').textContent = ` of ${label}`;
    const field = part<HTMLInputElement>(item, 'name');
    field.value = as;
    field.addEventListener('change', () => {
      this.#names.set(at, field.value.trim());
      this.#draw(file);
      part(this.#host, 'comparisons')
        .querySelectorAll<HTMLElement>('[data-part=name]')
        [at]?.focus();
    });
    this.#lists(item, found, file.missed(as));
    return item;
  }

  #lists(item: HTMLElement, found: Comparison, missed: string): void {
    for (const list of LISTS) {
      const box = part(item, list);
      const names = found[list].map((one) =>
        'tool' in one
          ? { name: one.tool.name, broad: one.rule.broad }
          : { name: one.name, broad: false },
      );
      box.hidden = names.length === 0;
      part(box, 'number').textContent = names.length.toLocaleString('en');
      const items = names.map(({ name, broad }) =>
        element(
          'li',
          '',
          element('span', 'mono', ...foreignText(name)),
          ...(broad ? [element('span', 'soft', ' (by a rule for many)')] : []),
        ),
      );
      part(box, 'names').replaceChildren(...items);
    }
    const done = { allow: 'runs them', ask: 'asks about them', deny: 'refuses them' }[missed];
    part(item, 'missed-does').textContent = done ?? '';
  }

  #take(): void {
    const file = this.#file;
    if (!file) return;
    const { state, shards } = this.#store;
    const rules = state.servers.flatMap(({ server }, at) =>
      (shards.get(server)?.tools ?? []).flatMap(({ name }) => {
        const rule = file.rule(this.#name(file, at), name);
        return rule ? [{ at, tool: name, rule }] : [];
      }),
    );
    const byServer = state.servers.map(
      (_, at) =>
        new Map(rules.filter((one) => one.at === at).map(({ tool, rule }) => [tool, rule])),
    );
    let next = state;
    byServer.forEach((known, at) => {
      const places = [...known.keys()].map((tool) => ({ at, tool }));
      next = decideTools(next, places, (tool, now) => {
        const rule = known.get(tool);
        if (!rule) return now;
        const { decision, limits, conditions } = rule;
        const reason = now?.reason;
        return {
          decision,
          limits: [...limits],
          conditions: [...conditions],
          ...(reason === undefined ? {} : { reason }),
        };
      });
    });
    const words = `${rules.length} decisions taken over from the file`;
    this.#store.change(next, words);
    part(this.#host, 'taken').textContent =
      `${words}. Tools that it misses keep the decision that they have here.`;
    announce(words);
  }
}

const sumsText = ({ allowed, asked, denied, missed }: Comparison): string =>
  `${allowed.length} allowed, ${asked.length} asked about, ${denied.length} denied, ${missed.length} missed.`;
