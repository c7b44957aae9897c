import { useMemo } from 'preact/hooks';
import { guardCounts } from '#domain/policy/guard/changes.ts';
import { guard } from '#domain/policy/guard/target.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { flowOnSet } from '#domain/stack/guard/flow-on-set.ts';
import { pathProblem } from '#domain/stack/guard/guard-path.ts';
import type { StackReport } from '#domain/stack/report.ts';
import { isDangerous } from '#domain/stack/together.ts';
import { plainForeignText } from '#domain/upstream-text.ts';
import { routes } from '#routes';
import { CopyButton } from '#ui/CopyButton.tsx';
import { announce } from '#ui/client/announce.ts';
import { ForeignText } from '#ui/ForeignText.tsx';
import { Heading } from '#ui/Heading.tsx';
import { PolicyFile } from '#ui/policy-file/PolicyFile.tsx';
import { guardCountSentences } from '#wording/guard.ts';
import { counted } from '#wording/sentence.ts';
import {
  flowSentence,
  pathSentence,
  questionSentence,
  wrappedClause,
  wrappedSummary,
} from '#wording/stack-guard.ts';
import { ConfigFile } from './ConfigFile.tsx';
import type { PresetFiles, StackState, WrappedConfig } from './client/stack-state.ts';
import { Name } from './names.tsx';

interface Props {
  readonly state: StackState;
  readonly chosen: PresetFiles;
  readonly report: StackReport;
}

/** The reader's own configuration with the guard in front of each server, and the policy for it. */
export function StackGuard({ state, chosen, report }: Props) {
  const configs = state.wrapped.value;
  const servers = configs.flatMap((config) => config.servers);
  const isGuarded = servers.some(({ state: is }) => is === 'already-wrapped' || is === 'unwrapped');
  const rendered = useMemo(() => guard.render(chosen.policy), [chosen.policy]);
  return (
    <section>
      <Heading id="guard">Your config with the guard</Heading>
      <p class="column">
        <a href={routes.guide('guard')}>The guard</a> is one file for Node 20.19 or newer that
        stands between your client and a server that it starts. It applies the policy to each call,
        in clients without rules of their own too, and follows the session: what was read in it
        decides what may run next. <a href={routes.guide('guard-limits')}>What it does not stop</a>.
      </p>
      <WhatChanges policy={chosen.policy} report={report} />
      <PathField state={state} />
      {isGuarded && <Direction state={state} />}
      {configs.map((config, at) => (
        <Config key={at} config={config} id={`stack-config-${at}`} />
      ))}
      <Policies rendered={rendered} preset={chosen.preset.label} />
      <Steps state={state} policy={chosen.policy} />
    </section>
  );
}

function PathField({ state }: Pick<Props, 'state'>) {
  const path = state.guardPath.value;
  const problem = pathProblem(path);
  return (
    <div class="stack-guard-path">
      <label class="stack-guard-label" for="stack-guard-path">
        Path of toolward-guard.mjs on your computer
      </label>
      <input
        class="field mono"
        id="stack-guard-path"
        value={path}
        maxLength={500}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        aria-describedby="stack-guard-path-note"
        aria-invalid={problem !== undefined}
        onInput={({ currentTarget }) => {
          state.guardPath.value = currentTarget.value.trim();
        }}
      />
      <p class="small soft" id="stack-guard-path-note">
        {problem ? pathSentence(problem) : 'Where you save it; the config below uses this path.'}
      </p>
    </div>
  );
}

/** A configuration that has the guard already can get rid of it. */
function Direction({ state }: Pick<Props, 'state'>) {
  return (
    <p class="mt-3">
      <label class="stack-add">
        <input
          type="checkbox"
          checked={state.takesGuardOut.value}
          onChange={({ currentTarget: { checked } }) => {
            state.takesGuardOut.value = checked;
            announce(checked ? 'Config without the guard' : 'Config with the guard');
          }}
        />{' '}
        <span>Take the guard out of the config instead</span>
      </label>
    </p>
  );
}

function Config({ config, id }: { readonly config: WrappedConfig; readonly id: string }) {
  const { servers } = config;
  const isChanged = servers.some(({ state }) => state !== 'left');
  return (
    <>
      <h3>{wrappedSummary(servers)}</h3>
      <ul class="substitutions small mt-2">
        {servers.map((server, at) => (
          <li key={at}>
            <strong>
              <Name text={server.name} />
            </strong>{' '}
            <ForeignText text={`${wrappedClause(server)}.`} />
            {server.project !== undefined && (
              <span class="soft">
                {' '}
                Project <Name text={server.project} />
              </span>
            )}
          </li>
        ))}
      </ul>
      {isChanged && (
        <div class="mt-3">
          <ConfigFile config={config} id={id} />
        </div>
      )}
      {isChanged && <p class="small mt-2">{questionSentence(config.origin)}</p>}
    </>
  );
}

/** Questions before and after, and the combinations that following the session cuts. */
function WhatChanges({ policy, report }: { readonly policy: Policy } & Pick<Props, 'report'>) {
  const counts = guardCountSentences(guardCounts(policy));
  const sets = report.together
    .filter((set) => isDangerous(set) && set.legs.length > 0)
    .map((set) => ({ set, flow: flowOnSet(set, policy) }));
  const cut = sets.filter(({ flow }) => flow.effect !== 'runs');
  return (
    <>
      <h3>What it changes</h3>
      {counts.length > 0 && <p data-guard="">{counts.join(' ')}</p>}
      {sets.length > 0 && (
        <>
          <p class="mt-2">
            Of the {counted(sets.length, 'dangerous combination')} of this stack, the guard cuts{' '}
            <strong>{cut.length}</strong>:
          </p>
          <ul class="substitutions small mt-2">
            {sets.map(({ set, flow }) => (
              <li key={set.combination.id}>
                <strong>{set.combination.name}</strong>: {flowSentence(flow)}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

interface PoliciesProps {
  readonly rendered: ReturnType<typeof guard.render>;
  readonly preset: string;
}

function Policies({ rendered, preset }: PoliciesProps) {
  if (!rendered.ok) return null;
  return (
    <>
      <h3>The policy for it, preset {preset}</h3>
      <PolicyFile target={guard} text={rendered.text} id="stack-guard-policy" />
    </>
  );
}

/** A tool that is refused whatever the session, or else one that is always asked about. */
function stoppedTool({ servers }: Policy) {
  const tools = servers.flatMap(({ as, tools: rules }) =>
    Object.entries(rules).map(([tool, { decision, cases = [] }]) => ({
      ...{ as, tool, decision },
      isLifted: cases.some((each) => each.decision === 'allow'),
    })),
  );
  return (
    tools.find(({ decision }) => decision === 'deny' || decision === 'hide') ??
    tools.find(({ decision, isLifted }) => decision === 'ask' && !isLifted)
  );
}

function Steps({ state, policy }: Pick<Props, 'state'> & { readonly policy: Policy }) {
  const path = state.guardPath.value;
  const hasLines = state.wrapped.value.some(({ format }) => format === undefined);
  const stopped = stoppedTool(policy);
  const call = stopped
    ? { server: stopped.as, tool: stopped.tool }
    : { server: policy.servers[0]?.as, tool: 'unknown_tool' };
  return (
    <>
      <h3>Install, test, undo</h3>
      <ol class="stack-steps">
        <li>
          Save{' '}
          <a href={routes.guardProgram()} download="toolward-guard.mjs">
            toolward-guard.mjs
          </a>{' '}
          and the <code>toolward-policy.json</code> above in one folder, and write the path of the
          first above.
        </li>
        <li>
          Keep a copy of your config, put the one above in its place, and restart your client. If it
          cannot start <code>node</code>, write the whole path of Node instead.
          {hasLines && ' Command lines: remove servers of the same names first, then run them.'}
        </li>
        <li>
          Test the policy without a client:
          <span class="stack-command">
            <code id="stack-guard-test">{plainForeignText(explainCommand(path, call))}</code>{' '}
            <CopyButton of="stack-guard-test" what="command" />
          </span>
          {stopped && (
            <>
              then in your client: let the agent call <Name text={stopped.tool} /> of{' '}
              <Name text={stopped.as} />.{' '}
              {stopped.decision === 'ask' ? 'You are asked, or it is refused.' : 'It is refused.'}
            </>
          )}
        </li>
        <li>
          Undo: put your copy back; or paste the config with the guard here, and take the guard out.
        </li>
      </ol>
      <ul class="substitutions small">
        <li>
          Let your client run the tools of these servers without asking, or you are asked twice.
        </li>
        <li>
          A wrapper does not see what you write, so nothing counts as named by you. In clients with
          hooks, <code>node toolward-guard.mjs install CLIENT --wrapped</code> adds those that hear
          your prompts. Do not install <a href={routes.guide('guard')}>the full set of hooks</a>{' '}
          beside it: calls with a limit would count twice.
        </li>
        <li>
          Anyone who can change the config, such as a repository that brings a server of the same
          name, starts the server without the guard.
        </li>
      </ul>
    </>
  );
}

/** A line for the shell that the path is for. */
function explainCommand(path: string, call: object): string {
  const json = JSON.stringify(call).replaceAll("'", String.raw`\u0027`);
  return `echo '${json}' | node "${path}" explain`;
}
