import { render } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Policy } from '#domain/policy/policy.ts';
import type { EnforcementTarget } from '#domain/policy/target.ts';
import { TARGETS } from '#domain/policy/targets/index.ts';
import { announce } from '../../client/announce.ts';
import { FormatPanel, panelFacts } from '../FormatPanel.tsx';
import { NameField } from '../NameField.tsx';
import { nameProblem } from './name-problem.ts';
import {
  loadPolicies,
  type NamedPolicies,
  type PoliciesFor,
  type Subject,
} from './named-policies.ts';

/** Milliseconds between the last letter and the files that follow it. */
const PAUSE = 250;

/** From now on every file of the page follows the name in the field of `host`. */
export function followName(host: HTMLElement): void {
  const field = host.querySelector('input');
  if (!field) return;
  const { server = '', preset = '', tool } = host.dataset;
  const files = new NamedFiles({ server, preset, tool }, field.defaultValue);
  render(<FollowedName files={files} typed={field.value} />, host);
}

interface Props {
  readonly files: NamedFiles;
  /** What is in the field already. */
  readonly typed: string;
}

/** The field with a way back and a sentence about what the files do. */
function FollowedName({ files, typed }: Props) {
  const [name, setName] = useState(typed);
  const field = useRef<HTMLInputElement>(null);
  const [message, setMessage] = useState<StatusMessage>(NOTHING);
  useEffect(() => {
    let isLatest = true;
    const follow = async () => {
      const next = await files.show(name.trim(), () => isLatest);
      if (!isLatest) return;
      setMessage(next);
      if (next.text !== '') announce(next.text);
    };
    const waiting = setTimeout(() => void follow(), name === files.builtName ? 0 : PAUSE);
    return () => {
      isLatest = false;
      clearTimeout(waiting);
    };
  }, [files, name]);
  return (
    <NameField
      name={name}
      changed={name !== files.builtName}
      invalid={message.problem}
      message={message.text}
      field={field}
      onInput={setName}
      onReset={() => {
        setName(files.builtName);
        field.current?.focus();
      }}
    />
  );
}

interface StatusMessage {
  readonly text: string;
  readonly problem: boolean;
}

const NOTHING: StatusMessage = { text: '', problem: false };

/** The panels of a page, under the name that was shown last. */
class NamedFiles {
  /** The name that the built page has. */
  readonly builtName: string;
  readonly #subject: Subject;
  readonly #panels: readonly NamedPanel[];
  #policies: Promise<PoliciesFor> | undefined;
  #shown: string;

  constructor(subject: Subject, builtName: string) {
    this.#subject = subject;
    this.builtName = builtName;
    this.#shown = builtName;
    this.#panels = [...document.querySelectorAll<HTMLElement>('format-tabs')].flatMap((tabs) =>
      TARGETS.flatMap((target) => {
        const body = tabs.querySelector<HTMLElement>(`[data-panel="${target.id}"] > .panel-body`);
        const isBrief = tabs.dataset['name'] === 'block';
        return body?.querySelector('code')
          ? [new NamedPanel(body, target, isBrief, subject.tool)]
          : [];
      }),
    );
  }

  /** Draws every file for this name, unless another one is wanted by then; says what came of it. */
  async show(name: string, isWanted: () => boolean): Promise<StatusMessage> {
    const problem = nameProblem(name);
    if (problem) return this.#failed(problem);
    if (name === this.builtName) {
      for (const panel of this.#panels) panel.restore();
      this.#shown = name;
      return NOTHING;
    }
    this.#policies ??= loadPolicies(this.#subject);
    try {
      const policies = (await this.#policies)(name);
      if (!isWanted()) return NOTHING;
      for (const panel of this.#panels) panel.show(policies);
      this.#shown = name;
      return { text: `All files on this page now use the name ${name}.`, problem: false };
    } catch {
      this.#policies = undefined;
      return this.#failed('The data for this did not load.');
    }
  }

  #failed(why: string): StatusMessage {
    return { text: `${why} The files use the name ${this.#shown}.`, problem: true };
  }
}

/** One panel of the built page, rendered again for another name by the component that built it. */
class NamedPanel {
  readonly #body: HTMLElement;
  readonly #target: EnforcementTarget;
  readonly #isBrief: boolean;
  readonly #tool: string | undefined;
  readonly #id: string;
  readonly #built: readonly Node[];

  constructor(
    body: HTMLElement,
    target: EnforcementTarget,
    isBrief: boolean,
    tool: string | undefined,
  ) {
    this.#body = body;
    this.#target = target;
    this.#isBrief = isBrief;
    this.#tool = tool;
    this.#id = body.querySelector('code')?.id ?? '';
    this.#built = [...body.childNodes];
  }

  show({ shown, blocked }: NamedPolicies): void {
    if (this.#body.firstChild === this.#built[0]) this.#body.replaceChildren();
    const policy = this.#isBrief ? blocked : shown;
    render(<FormatPanel {...this.#facts(policy)} id={this.#id} />, this.#body);
  }

  restore(): void {
    render(null, this.#body);
    this.#body.replaceChildren(...this.#built);
  }

  #facts(policy: Policy) {
    const rendered = this.#target.render(policy);
    if (this.#isBrief) return { target: this.#target, rendered };
    const tool = this.#tool;
    return panelFacts(this.#target, policy, rendered, { tool, isServer: tool === undefined });
  }
}
