import { type Decision, decisionSchema } from '#domain/policy/policy.ts';
import { decideTools, withDecision } from '#domain/policy-builder/change.ts';
import type { BuildState } from '#domain/policy-builder/state.ts';
import type { PublishedServer } from '#domain/published-server.ts';
import { SEVERITIES } from '#domain/risk/severity.ts';
import { plainForeignText } from '#domain/upstream-text.ts';
import { announce } from '#ui/client/announce.ts';
import { part } from '#ui/client/part.ts';
import { toolCountText } from '#wording/server.ts';
import type { Store } from './store.ts';
import { ToolDetails } from './tool-details.ts';
import { type GroupKey, ToolGroup } from './tool-group.ts';
import { type RowFacts, ToolRow } from './tool-row.ts';

const ORDER: readonly GroupKey[] = [...SEVERITIES, 'vanished'];

/** Every tool of the picked servers, worst first, with its decision. */
export class ToolList {
  readonly #host: HTMLElement;
  readonly #store: Store;
  readonly #select: () => void;
  #rows: ToolRow[] = [];
  #groups: ToolGroup[] = [];
  #details: ToolDetails | null = null;
  #drawnFor = '';

  /** `select` is told that another tool was selected. */
  constructor(host: HTMLElement, store: Store, select: () => void) {
    this.#host = host;
    this.#store = store;
    this.#select = select;
    const list = part(host, 'groups');
    list.addEventListener('change', ({ target }) => this.#decide(target));
    list.addEventListener('click', ({ target }) => this.#click(target));
  }

  get rows(): readonly ToolRow[] {
    return this.#rows;
  }

  get groups(): readonly ToolGroup[] {
    return this.#groups;
  }

  show(state: BuildState): void {
    const drawnFor = this.#shape(state);
    if (drawnFor !== this.#drawnFor) {
      this.#drawnFor = drawnFor;
      this.#draw(state);
    }
    for (const row of this.#rows) {
      const server = state.servers[row.facts.at];
      if (server) row.show(server);
    }
    this.#details?.show(state);
  }

  /** Sets tools that stand in rows; refused tools lose their limits and conditions. */
  setAll(rows: readonly ToolRow[], decision: Decision, what: string): void {
    const { state } = this.#store;
    const places = rows.map(({ facts: { at, name } }) => ({ at, tool: name }));
    const next = decideTools(state, places, (_, now) =>
      now?.decision === decision ? now : withDecision(now, decision),
    );
    this.#store.change(next, `${what}: ${decision}`);
    announce(`${what}: ${decision}`);
  }

  /** Rows are drawn anew when servers, or the tools that the catalogue lacks, are others. */
  #shape({ servers }: BuildState): string {
    const lacking = servers.map(({ server, tools }) =>
      vanished(this.#store.shards.get(server), tools),
    );
    return JSON.stringify(servers.map(({ server }, at) => [server, lacking[at]]));
  }

  #draw({ servers }: BuildState): void {
    const isOne = servers.length === 1;
    const byGroup = new Map<GroupKey, ToolRow[]>(ORDER.map((key) => [key, []]));
    this.#rows = [];
    const add = (key: GroupKey, facts: RowFacts) => {
      const row = new ToolRow(this.#host, facts, this.#rows.length);
      this.#rows.push(row);
      byGroup.get(key)?.push(row);
    };
    servers.forEach(({ server, tools }, at) => {
      const shard = this.#store.shards.get(server);
      const label = isOne ? null : plainForeignText(shard?.label ?? server);
      for (const tool of shard?.tools ?? []) {
        add(tool.severity, { at, name: tool.name, tool, server: label });
      }
      for (const name of vanished(shard, tools)) {
        add('vanished', { at, name, tool: null, server: label });
      }
    });
    this.#groups = [...byGroup]
      .filter(([, rows]) => rows.length > 0)
      .map(([key, rows]) => new ToolGroup(this.#host, key, rows));
    this.#details = null;
    part(this.#host, 'groups').replaceChildren(...this.#groups.map(({ element }) => element));
  }

  #rowOf(target: Element): ToolRow | undefined {
    const element = target.closest('[data-row]');
    return element ? this.#rows.find((row) => row.element === element) : undefined;
  }

  #decide(target: EventTarget | null): void {
    if (!(target instanceof HTMLInputElement) || target.type !== 'radio') return;
    const row = this.#rowOf(target);
    const decision = decisionSchema.safeParse(target.value);
    if (!row || !decision.success) return;
    const { at, name } = row.facts;
    const { state } = this.#store;
    this.#store.selected = { at, tool: name };
    const words = `${plainForeignText(name)}: ${decision.data}`;
    const next = decideTools(state, [{ at, tool: name }], (_, now) =>
      withDecision(now, decision.data),
    );
    this.#store.change(next, words);
    announce(words);
  }

  #click(target: EventTarget | null): void {
    if (!(target instanceof Element)) return;
    const set = target.closest<HTMLElement>('[data-set]')?.dataset['set'];
    if (set) {
      const group = this.#groups.find(({ element }) => element.contains(target));
      const rows = group?.rows.filter(({ isShown }) => isShown) ?? [];
      this.setAll(rows, decisionSchema.parse(set), toolCountText(rows.length));
      return;
    }
    const row = target.closest('[data-part=open]') ? this.#rowOf(target) : undefined;
    if (row) this.#toggle(row);
  }

  #toggle(row: ToolRow): void {
    const { at, name } = row.facts;
    const isOpen = this.#details?.row === row;
    this.#details?.close();
    this.#details = isOpen ? null : new ToolDetails(this.#host, this.#store, row);
    this.#details?.show(this.#store.state);
    this.#store.selected = { at, tool: name };
    this.#select();
  }
}

function vanished(
  shard: PublishedServer | undefined,
  tools: ReadonlyMap<string, unknown>,
): string[] {
  const known = new Set(shard?.tools.map(({ name }) => name));
  return [...tools.keys()].filter((name) => !known.has(name)).sort();
}
