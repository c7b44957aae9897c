import { routes } from '#routes';
import { Heading } from '#ui/Heading.tsx';
import { AboutFormat } from '#ui/policy-file/AboutFormat.tsx';
import { chosenTarget, FormatSelect } from '#ui/policy-file/FormatChoice.tsx';
import { FormatLimits, PolicyFiles } from '#ui/policy-file/PolicyFiles.tsx';
import { TAKES_REPORTS } from '#ui/ReportLinks.tsx';
import { noFileSentence } from '#wording/client.ts';
import type { CheckedSentences } from '#wording/proof.ts';
import { counted } from '#wording/sentence.ts';
import type { StackState } from './client/stack-state.ts';

interface Props {
  readonly state: StackState;
  readonly checked: CheckedSentences;
}

/** A policy for servers of which nothing is known, and what to do to get a better one. */
export function UnknownPolicy({ state, checked }: Props) {
  const target = chosenTarget.value;
  const unknown = state.unknownPolicy.value;
  const message = state.message.value;
  if (!unknown) return null;
  const { policy, rendered } = unknown;
  const origin = message?.kind === 'read' ? message.origin : undefined;
  const noFile = origin?.kind === 'clients' ? noFileSentence(origin.names) : undefined;
  return (
    <section>
      <Heading id="policy">A policy until their tools are known</Heading>
      <p>
        It asks about every call of {counted(policy.servers.length, 'server')}, as nothing is known
        of their tools. Where a format cannot ask, it refuses.
      </p>
      {noFile && <p class="note my-4">{noFile}</p>}
      <div class="stack-policy-choices mt-3">
        <div class="stack-format">
          <label class="small soft" for="stack-format">
            Format
          </label>
          <FormatSelect id="stack-format" />
        </div>
      </div>
      <div>
        <PolicyFiles target={target} rendered={rendered} id="stack-file" />
      </div>
      <FormatLimits target={target} rendered={rendered} />
      <AboutFormat target={target} checked={checked[target.id]} />
      <p class="mt-4">For a policy that asks about less:</p>
      <ul class="substitutions">
        <li>
          Look the server up in the <a href={routes.servers()}>list of servers</a>: it may be known
          under another name. If it is, pick it in the <a href={routes.build()}>policy builder</a>.
        </li>
        <li>
          With a copy of this site, <code>npm run scan -- -- COMMAND</code> asks the server itself
          for its tools and gives a verdict on each.
        </li>
        {TAKES_REPORTS && (
          <li>
            Otherwise tell us about it: each entry under <a href="#servers">The servers</a> has a
            link.
          </li>
        )}
      </ul>
    </section>
  );
}
