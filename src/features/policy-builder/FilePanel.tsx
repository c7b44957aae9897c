import type { ReadonlySignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { guardCounts } from '#domain/policy/guard/changes.ts';
import { guard } from '#domain/policy/guard/target.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { RenderedFiles } from '#domain/policy/render-files.ts';
import { decisionRecord } from '#domain/policy-builder/decision-record.ts';
import { routes } from '#routes';
import { CopyButton } from '#ui/CopyButton.tsx';
import { announce } from '#ui/client/announce.ts';
import { saveText } from '#ui/client/save-text.ts';
import { Heading } from '#ui/Heading.tsx';
import { AboutFormat } from '#ui/policy-file/AboutFormat.tsx';
import { FileCounts } from '#ui/policy-file/FileCounts.tsx';
import { chosenTarget, FormatSelect } from '#ui/policy-file/FormatChoice.tsx';
import { FormatLimits, PolicyFiles } from '#ui/policy-file/PolicyFiles.tsx';
import { recordCsv, recordMarkdown } from '#wording/decision-record.ts';
import { guardCountSentences } from '#wording/guard.ts';
import type { CheckedSentences } from '#wording/proof.ts';
import { markChange } from './client/mark-change.ts';
import type { ShownFiles } from './client/shown-files.ts';
import type { Store } from './client/store.ts';
import { TestCalls } from './TestCalls.tsx';

interface Props {
  readonly store: Store;
  readonly files: ShownFiles;
  readonly link: ReadonlySignal<string>;
  readonly checked: CheckedSentences;
}

/** The file in one format at a time, what it cannot say, and what it does with the selected tool. */
export function FilePanel({ store, files, link, checked }: Props) {
  return (
    <section class="build-result">
      <div class="build-head">
        <Heading id="file">The file</Heading>
        <a class="small no-print build-up" href="#decisions">
          Back to the decisions
        </a>
      </div>
      <label class="build-format" for="build-format">
        <span>Format</span>
        <FormatSelect id="build-format" />
      </label>
      <Files store={store} files={files} checked={checked} />
      <div class="build-take no-print">
        <h3>Save or share</h3>
        <p class="small">
          The link contains all your decisions; the part after # is never sent to a server. This
          browser stores nothing except the format that you chose.
        </p>
        <div class="build-link">
          <code id="build-link">{link.value}</code>
          <CopyButton of="build-link" what="link" />
        </div>
        <RecordButtons store={store} files={files} />
      </div>
    </section>
  );
}

function Files({ store, files, checked }: Omit<Props, 'link'>) {
  const target = chosenTarget.value;
  const policy = files.policy.value;
  const rendered = files.rendered.value;
  const effects = files.effects.value;
  const box = useRef<HTMLDivElement>(null);
  useMarkedChanges(box, target.id, rendered);
  if (!policy || !rendered || !effects) return null;
  return (
    <>
      <FileCounts counts={effects.counts} format={target.label} />
      <div ref={box}>
        <PolicyFiles target={target} rendered={rendered} id="build-file" />
      </div>
      <TestCalls store={store} policy={policy} rendered={rendered} />
      <FormatLimits target={target} rendered={rendered} />
      <AboutFormat target={target} checked={checked[target.id]} />
      <GuardFile policy={policy} />
    </>
  );
}

/** The guard, beside a file in any format: what it changes about these tools, and its own file. */
function GuardFile({ policy }: { readonly policy: Policy }) {
  const changes = guardCountSentences(guardCounts(policy));
  const rendered = guard.render(policy);
  if (changes.length === 0 || !rendered.ok) return null;
  const save = () => {
    saveText(guard.fileName, rendered.text, 'application/json');
    announce(`${guard.fileName} saved`);
  };
  return (
    <div class="build-guard">
      <h3>With the guard</h3>
      <p>
        <a href={routes.guide('guard')}>The guard</a> is a program beside this file that follows the
        session. <span data-guard="">{changes.join(' ')}</span> Rules that you changed yourself hold
        in every session. See <a href={routes.guide('guard-limits')}>what it does not stop</a>.
      </p>
      <p class="build-buttons no-print">
        <button type="button" class="button" onClick={save}>
          Save {guard.fileName}
        </button>{' '}
        <a class="button" href={routes.guardProgram()} download>
          Save toolward-guard.mjs
        </a>
      </p>
      <p class="small soft mt-2">
        Save both into one folder, then run <code>node toolward-guard.mjs install CLIENT</code>. How
        to <a href={`${routes.guide('guard')}#install-it-as-a-hook`}>install, test and undo it</a>.
      </p>
    </div>
  );
}

/** Marks, once the file is drawn, the lines that a change of the policy has changed; another format is another file. */
function useMarkedChanges(
  box: { readonly current: HTMLElement | null },
  format: string,
  rendered: RenderedFiles | null,
): void {
  const last = useRef({ format: '', texts: [] as (string | undefined)[] });
  useEffect(() => {
    const texts = rendered?.files.map((file) =>
      file.rendered.ok ? file.rendered.text : undefined,
    );
    if (!texts) return;
    const before = last.current.format === format ? last.current.texts : [];
    last.current = { format, texts };
    const boxes = box.current?.querySelectorAll<HTMLElement>('pre code') ?? [];
    texts.forEach((text, at) => {
      const code = [...boxes].find(({ id }) => id === `build-file-${at}`);
      const old = before[at];
      if (code && old !== undefined && text !== old) markChange(code, old);
    });
  });
}

/** The buttons that save what was decided about each tool, why, and what the file does with it. */
function RecordButtons({ store, files }: Pick<Props, 'store' | 'files'>) {
  const save = (kind: string, name: string, type: string, print: typeof recordCsv) => {
    const rendered = files.rendered.value;
    if (!rendered) return;
    const record = decisionRecord(files.state.value, store.published.value, {
      presets: store.presets,
      target: chosenTarget.value,
      rendered,
      date: new Date().toISOString().slice(0, 10),
    });
    saveText(name, print(record), type);
    announce(`Decision record saved as ${kind}`);
  };
  return (
    <>
      <p class="small mt-3">
        The decision record says for each tool what was decided, why, what the file does and which
        attacks apply, with versions and a place for an approval.
      </p>
      <p class="build-buttons">
        <button
          type="button"
          class="button"
          onClick={() => save('Markdown', 'decisions.md', 'text/markdown', recordMarkdown)}
        >
          Record as Markdown
        </button>{' '}
        <button
          type="button"
          class="button"
          onClick={() => save('CSV', 'decisions.csv', 'text/csv', recordCsv)}
        >
          Record as CSV
        </button>
      </p>
    </>
  );
}
