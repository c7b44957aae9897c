import { useLayoutEffect, useRef } from 'preact/hooks';
import { changesOutcome, type FoundOverride } from '#domain/policy/find-overrides.ts';
import type { CallableTool } from '#domain/stack/callable.ts';
import { findingsOf, type StackFinding } from '#domain/stack/findings.ts';
import { exposureOf, type StackReport } from '#domain/stack/report.ts';
import { site } from '#site';
import { announce } from '#ui/client/announce.ts';
import { saveText } from '#ui/client/save-text.ts';
import { fetchedFiles } from '#ui/client/site-file.ts';
import { Heading } from '#ui/Heading.tsx';
import { chosenTarget } from '#ui/policy-file/FormatChoice.tsx';
import { Severity } from '#ui/Severity.tsx';
import { AllowOnly } from '#ui/server-allowlist/AllowOnly.tsx';
import type { CheckedSentences } from '#wording/proof.ts';
import { CATEGORY_LABEL, SEVERITY_LABEL } from '#wording/risk.ts';
import { counted } from '#wording/sentence.ts';
import { findingWords, stackHeadline } from '#wording/stack.ts';
import { stackMarkdown } from '#wording/stack-report.ts';
import type { ShownStack, StackState } from './client/stack-state.ts';
import { Collisions, Flaws, LaunchWarnings, Overriding, Secrets } from './Findings.tsx';
import { Fold, useOpenFoldsForPrint } from './Fold.tsx';
import { Name, ToolLink } from './names.tsx';
import { StackGuard } from './StackGuard.tsx';
import { StackPolicy } from './StackPolicy.tsx';
import { StackServers } from './StackServers.tsx';
import { TogetherSection } from './Together.tsx';
import { UnknownPolicy } from './UnknownPolicy.tsx';

interface Props {
  readonly state: StackState;
  readonly shown: ShownStack;
  readonly checked: CheckedSentences;
  readonly allowlists: CheckedSentences;
}

/** The answer, worst first. */
export function StackResult({ state, shown, checked, allowlists }: Props) {
  const { report } = shown;
  const headline = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    if (shown.focus === 'headline') headline.current?.focus();
  }, [shown]);
  useOpenFoldsForPrint();
  const files = state.files.value;
  const chosen = files.find(({ preset }) => preset.id === state.presetId.value);
  const unlisted = chosen?.state.unlisted;
  const overrides = state.overrides.value.filter(
    ({ override }) => unlisted === undefined || changesOutcome(override, unlisted),
  );

  const save = () => {
    const day = new Date().toISOString().slice(0, 10);
    const format = chosenTarget.value.label;
    const made = chosen && { preset: chosen.preset.label, format, effects: chosen.effects };
    const text = stackMarkdown(report, { made, overrides, day, origin: site.origin });
    saveText('stack-report.md', text, 'text/markdown');
    announce('Report saved as Markdown');
  };

  return (
    <>
      <div class="stack-head">
        <h2 id="result" tabIndex={-1} ref={headline}>
          {stackHeadline(report)}
        </h2>
        <p class="stack-buttons no-print">
          <button type="button" class="button" onClick={save}>
            Download the report
          </button>
          <button type="button" class="button" onClick={() => print()}>
            Print
          </button>
        </p>
      </div>
      <Summary report={report} overrides={overrides} />
      <TogetherSection report={report} chosen={chosen} files={files} />
      <Flaws report={report} />
      <Secrets report={report} />
      <Overriding found={overrides} />
      <LaunchWarnings report={report} />
      <Collisions report={report} />
      <StackServers state={state} shown={shown} />
      {chosen ? (
        <StackPolicy state={state} chosen={chosen} checked={checked} />
      ) : (
        <UnknownPolicy state={state} checked={checked} />
      )}
      {chosen && <StackGuard state={state} chosen={chosen} report={report} />}
      <AllowOnly list={state.allowlist.value} checked={allowlists}>
        <p>
          The entries are the commands and addresses of your own config, as they are in it, without
          servers that are switched off. Values that look like secrets are never written; check the
          file for others before you share it.
        </p>
      </AllowOnly>
      <section>
        <Heading id="tools">Every tool that the agent can call</Heading>
        <Tools tools={report.tools} />
      </section>
      <FetchedFiles />
    </>
  );
}

const PLACE: Record<StackFinding['kind'], string> = {
  combinations: 'together',
  affected: 'flaws',
  'perhaps-affected': 'flaws',
  secrets: 'secrets',
  overrides: 'overrides',
  'launch-warnings': 'launchers',
  collisions: 'collisions',
  'unknown-servers': 'servers',
};

interface SummaryProps {
  readonly report: StackReport;
  readonly overrides: readonly FoundOverride[];
}

/** What was found, each with a link to its part, and how many tools there are by severity and category. */
function Summary({ report, overrides }: SummaryProps) {
  const found = findingsOf(report, overrides);
  return (
    <>
      {found.length === 0 ? (
        <p class="mt-3">Nothing was found in the file itself. Check the tools below anyway.</p>
      ) : (
        <ul class="stack-findings">
          {found.map((finding) => (
            <li key={finding.kind}>
              <span>
                <Severity severity={finding.severity} />
              </span>
              <a href={`#${PLACE[finding.kind]}`}>{findingWords(finding)}</a>
            </li>
          ))}
        </ul>
      )}
      {report.tools.length > 0 && <Exposure tools={report.tools} />}
    </>
  );
}

const WIDTH = 600;

function Exposure({ tools }: { readonly tools: readonly CallableTool[] }) {
  const { severities, rows, totals } = exposureOf(tools);
  const widths = totals.map((total) => (total / tools.length) * WIDTH);
  const startOf = (at: number) => widths.slice(0, at).reduce((sum, width) => sum + width, 0);
  return (
    <>
      <svg
        class="exposure mt-4"
        viewBox={`0 0 ${WIDTH} 10`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        {severities.map((severity, at) => (
          <rect
            key={severity}
            class={`tone-${severity}`}
            x={startOf(at).toFixed(2)}
            y="0"
            width={Math.max((widths[at] ?? 0) - 2, 1).toFixed(2)}
            height="10"
          />
        ))}
      </svg>
      <ul class="stack-levels">
        {severities.map((severity, at) => (
          <li key={severity}>
            <strong>{totals[at] ?? 0}</strong> <Severity severity={severity} />
          </li>
        ))}
      </ul>
      <table class="table stack-counts">
        <caption class="sr-only">Tools by category and severity</caption>
        <thead>
          <tr>
            <th scope="col">Category</th>
            {severities.map((severity) => (
              <th key={severity} scope="col">
                {SEVERITY_LABEL[severity]}
              </th>
            ))}
            <th scope="col">All</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ category, counts, total }) => (
            <tr key={category}>
              <th scope="row">{CATEGORY_LABEL[category]}</th>
              {severities.map((severity, at) => (
                <Count key={severity} count={counts[at] ?? 0} label={SEVERITY_LABEL[severity]} />
              ))}
              <Count count={total} label="All" />
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Count({ count, label }: { readonly count: number; readonly label: string }) {
  return (
    <td class={count === 0 ? 'soft' : undefined} data-label={label}>
      {count === 0 ? '–' : count}
    </td>
  );
}

const SHOWN = 15;

/** Every tool, worst first: the first of them, and the rest behind a fold. */
function Tools({ tools }: { readonly tools: readonly CallableTool[] }) {
  if (tools.length === 0) return <p>No tool of these servers is known.</p>;
  const rest = tools.slice(SHOWN);
  return (
    <>
      <ToolRows tools={tools.slice(0, SHOWN)} />
      {rest.length > 0 && (
        <Fold summary={`and ${rest.length.toLocaleString('en')} more`}>
          {() => <ToolRows tools={rest} />}
        </Fold>
      )}
    </>
  );
}

function ToolRows({ tools }: { readonly tools: readonly CallableTool[] }) {
  return (
    <ul class="tool-list tools">
      {tools.map((tool) => (
        <li key={`${tool.server} ${tool.serverSlug} ${tool.name}`}>
          <Severity severity={tool.tool.severity} />
          <div>
            <ToolLink tool={tool} />{' '}
            <span>
              {CATEGORY_LABEL[tool.tool.category]}, <Name text={tool.server} />
              {tool.unasked && ', without asking'}
            </span>
          </div>
        </li>
      ))}
    </ul>
  );
}

function FetchedFiles() {
  const files = fetchedFiles();
  return (
    <section class="no-print">
      <Heading id="fetched">What this page fetched</Heading>
      <p class="small">
        Only files of this site, the same for everyone. Their names show that a server in them may
        be in your stack; they contain nothing from your config. Files that were fetched are not
        fetched again, and work offline.
      </p>
      <details class="small mt-2">
        <summary>{counted(files.length, 'file')}</summary>
        <ul class="stack-files mt-2">
          {files.map((file) => (
            <li key={file}>
              <a href={file}>{file}</a>
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}
