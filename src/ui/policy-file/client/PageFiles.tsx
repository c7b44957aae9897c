import { type ComponentChildren, render } from 'preact';
import type { EnforcementTarget } from '#domain/policy/target.ts';
import { TARGETS, targetById } from '#domain/policy/targets/index.ts';
import { routes } from '#routes';
import type { CheckedSentences } from '#wording/proof.ts';
import { loadFile } from '../../client/site-file.ts';
import { BlockFile } from '../BlockFile.tsx';
import { blockingFile } from '../blocking-file.ts';
import { FormatPanel } from '../FormatPanel.tsx';
import { FormatSection } from '../FormatSection.tsx';
import { highlight } from '../highlight.ts';
import { INLINE_FORMATS } from '../inline-formats.ts';
import { type PanelFacts, panelFacts } from '../panel-facts.ts';
import { sameFile } from '../same-file.ts';
import { nameProblem } from './name-problem.ts';
import {
  loadPolicies,
  type NamedPolicies,
  type PoliciesFor,
  type Subject,
} from './named-policies.ts';

export interface StatusMessage {
  readonly text: string;
  readonly problem: boolean;
}

export const NOTHING: StatusMessage = { text: '', problem: false };

const known = new WeakMap<HTMLElement, PageFiles>();

/** The files of the page that these tabs are on. */
export function pageFiles(tabs: HTMLElement): PageFiles {
  const files = known.get(tabs) ?? new PageFiles(tabs);
  known.set(tabs, files);
  return files;
}

/**
 * The files of a page as the browser makes them: in formats that the page does not hold, and for
 * another name of the server. They are drawn by the components that the page was built with.
 */
export class PageFiles {
  /** The name that the built page has. */
  readonly builtName: string;
  readonly #subject: Subject;
  readonly #panels: readonly BuiltPanel[];
  /** Has the page no table of calls? */
  readonly #isBrief = document.getElementById('calls') === null;
  readonly #block: Place | undefined;
  #drawn: DrawnPanel | undefined;
  #policies: Promise<PoliciesFor> | undefined;
  #name: string;

  constructor(tabs: HTMLElement) {
    const { server = '', preset = '', tool } = tabs.dataset;
    this.#subject = { server, preset, tool };
    this.builtName = tabs.querySelector<HTMLInputElement>('config-name input')?.defaultValue ?? '';
    this.#name = this.builtName;
    this.#panels = TARGETS.flatMap((target) => {
      const body = tabs.querySelector<HTMLElement>(`#policy-${target.id} > .panel-body`);
      return body?.querySelector('code') ? [{ target, place: new Place(body) }] : [];
    });
    const block = document.querySelector<HTMLElement>('block-file');
    this.#block = block ? new Place(block) : undefined;
  }

  /**
   * Draws the panel of a format that the page does not hold, unless another one has taken its place
   * by then. Rejects where its data does not load.
   */
  async drawPanel(panel: HTMLElement, format: string): Promise<void> {
    const target = targetById(format);
    if (!target) throw new Error(`There is no format ${format}.`);
    const [checked, policiesFor] = await Promise.all([
      loadFile<CheckedSentences>(routes.checkedFormats()),
      this.#load(),
    ]);
    if (!panel.isConnected) return;
    this.#drawn = { target, panel, checked: checked[format] };
    this.#drawDrawn(policiesFor(this.#name));
  }

  /** Draws the file that blocks the tool in the format that its element names. */
  async drawBlockFile(): Promise<void> {
    this.#drawBlock(this.#isBlockBuilt() ? undefined : (await this.#load())(this.#name));
  }

  /** Draws every file for this name, unless another one is wanted by then; says what came of it. */
  async show(name: string, isWanted: () => boolean): Promise<StatusMessage> {
    const problem = nameProblem(name);
    if (problem) return this.#failed(problem);
    try {
      const needs = name !== this.builtName || this.#drawn || !this.#isBlockBuilt();
      const policies = needs ? (await this.#load())(name) : undefined;
      if (!isWanted()) return NOTHING;
      this.#name = name;
      this.#drawAll(policies);
    } catch {
      return this.#failed('The data for this did not load.');
    }
    if (name === this.builtName) return NOTHING;
    return { text: `All files on this page now use the name ${name}.`, problem: false };
  }

  #drawAll(policies: NamedPolicies | undefined): void {
    const isBuilt = this.#name === this.builtName;
    for (const { target, place } of this.#panels) {
      if (isBuilt || !policies) place.restore();
      else {
        const panel = this.#facts(target, policies);
        const id = `policy-${target.id}-file`;
        place.draw(<FormatPanel {...panel} id={id} brief={this.#isBrief} />);
      }
    }
    this.#drawBlock(policies);
    if (policies) this.#drawDrawn(policies);
  }

  #drawDrawn(policies: NamedPolicies): void {
    if (!this.#drawn) return;
    const { target, panel, checked = '' } = this.#drawn;
    const made = (each: EnforcementTarget, policy: NamedPolicies['shown']) => each.render(policy);
    const same = sameFile(target, policies.shown, policies.presets, made);
    render(
      <FormatSection
        {...this.#facts(target, policies)}
        checked={checked}
        same={same}
        brief={this.#isBrief}
      />,
      panel,
    );
  }

  #drawBlock(policies: NamedPolicies | undefined): void {
    const { tool } = this.#subject;
    if (!this.#block || tool === undefined) return;
    if (this.#isBlockBuilt() || !policies) {
      this.#block.restore();
      return;
    }
    const target = this.#blockTarget();
    if (!target) return;
    const rendered = blockingFile(target, tool, policies);
    const highlighted = rendered?.ok ? highlight(rendered.text, target.language) : undefined;
    this.#block.draw(<BlockFile target={target} rendered={rendered} highlighted={highlighted} />);
  }

  #blockTarget(): EnforcementTarget | undefined {
    return targetById(this.#block?.element.dataset['format'] ?? '');
  }

  #isBlockBuilt(): boolean {
    return this.#name === this.builtName && this.#blockTarget() === INLINE_FORMATS[0];
  }

  #facts(target: EnforcementTarget, { shown }: NamedPolicies): PanelFacts & Highlighted {
    const rendered = target.render(shown);
    const { tool } = this.#subject;
    return {
      ...panelFacts(target, shown, rendered, { tool, isServer: tool === undefined }),
      highlighted: rendered.ok ? highlight(rendered.text, target.language) : undefined,
    };
  }

  /** What did not load is loaded again the next time. */
  #load(): Promise<PoliciesFor> {
    this.#policies ??= loadPolicies(this.#subject);
    this.#policies.catch(() => {
      this.#policies = undefined;
    });
    return this.#policies;
  }

  #failed(why: string): StatusMessage {
    return { text: `${why} The files use the name ${this.#name}.`, problem: true };
  }
}

interface BuiltPanel {
  readonly target: EnforcementTarget;
  readonly place: Place;
}

interface DrawnPanel {
  readonly target: EnforcementTarget;
  readonly panel: HTMLElement;
  readonly checked: string | undefined;
}

interface Highlighted {
  readonly highlighted: string | undefined;
}

/** An element of the built page whose content can be drawn anew, and put back. */
class Place {
  readonly element: HTMLElement;
  readonly #built: readonly Node[];

  constructor(element: HTMLElement) {
    this.element = element;
    this.#built = [...element.childNodes];
  }

  draw(content: ComponentChildren): void {
    if (this.element.firstChild === this.#built[0]) this.element.replaceChildren();
    render(content, this.element);
  }

  restore(): void {
    render(null, this.element);
    this.element.replaceChildren(...this.#built);
  }
}
