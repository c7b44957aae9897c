import { type CallRow, callTable } from '#domain/policy/call-table.ts';
import type { Policy, ServerPolicy } from '#domain/policy/policy.ts';
import type { RenderedFiles } from '#domain/policy/render-files.ts';
import { ruleOf } from '#domain/policy/rule-of.ts';
import { placesInPolicy } from '#domain/policy-builder/policy-of.ts';
import { MOST_CALLS } from '#domain/policy-builder/state.ts';
import { ForeignText } from '#ui/ForeignText.tsx';
import { CallTable } from '#ui/policy-file/CallTable.tsx';
import { Conclusions } from '#ui/policy-file/Conclusions.tsx';
import { chosenTarget } from '#ui/policy-file/FormatChoice.tsx';
import { policySentences } from '#wording/rule.ts';
import type { Store } from './client/store.ts';

interface Props {
  readonly store: Store;
  readonly policy: Policy;
  readonly rendered: RenderedFiles;
}

/** What the file does with the selected tool, or with the first one. */
export function TestCalls({ store, policy, rendered }: Props) {
  const { tool, server } = selectedIn(store, policy);
  const found = rendered.files
    .flatMap((file) => (file.rendered.ok ? [file.rendered.effective] : []))
    .flatMap((effective) => effective.servers.map((listed) => ({ policy: effective, listed })))
    .find(({ listed }) => listed.server === server.server && listed.as === server.as);
  if (tool === undefined || !found) return null;
  const limits = ruleOf(found.listed, tool)?.limits ?? [];
  // A link or an imported file may hold a larger limit; it is described in words alone.
  const isPlayable = limits.every(({ max }) => max <= MOST_CALLS);
  return (
    <>
      <h3>
        What this file does with{' '}
        <span class="mono">
          <ForeignText text={tool} />
        </span>
      </h3>
      <p class="small">
        <ForeignText text={policySentences(found.policy, found.listed.as, tool).join(' ')} />
      </p>
      {isPlayable && <Calls rows={callTable(found.policy, { server: found.listed.as, tool })} />}
    </>
  );
}

function Calls({ rows }: { readonly rows: readonly CallRow[] }) {
  return (
    <>
      <CallTable caption="Test calls" rows={rows} withReasons />
      <Conclusions target={chosenTarget.value} rows={rows} />
    </>
  );
}

/** The selected tool and the server of the policy that it is of. */
function selectedIn(
  store: Store,
  policy: Policy,
): { tool: string | undefined; server: ServerPolicy } {
  const [first] = policy.servers;
  if (!first) throw new RangeError('the policy holds no server');
  const place = store.selected.value;
  const at = place && placesInPolicy(store.state.value.servers)[place.at];
  const server = policy.servers[at ?? -1];
  if (place && server) return { tool: place.tool, server };
  return { tool: Object.keys(first.tools)[0] ?? first.neighbours?.[0], server: first };
}
