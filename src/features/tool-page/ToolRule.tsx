import { guardChange } from '#domain/policy/guard/changes.ts';
import { plainForeignText } from '#domain/upstream-text.ts';
import { routes } from '#routes';
import { GuardOffer } from '#ui/GuardOffer.tsx';
import { Heading } from '#ui/Heading.tsx';
import { PolicyTabs } from '#ui/policy-file/PolicyTabs.tsx';
import type { CheckedSentences } from '#wording/proof.ts';
import { caseSentences, inabilitySentences, ruleSentences } from '#wording/rule.ts';
import { theServer, toolCountText } from '#wording/server.ts';
import type { ToolView } from './queries/tool-view.ts';

interface Props {
  readonly view: ToolView;
  readonly checked: CheckedSentences;
}

/** The recommended rule for the tool, in the reader's format. */
export function ToolRule({ view, checked }: Props) {
  const { server, tool, policy, preset } = view;
  const { rule } = tool;
  const changes = guardChange(rule) ? caseSentences(rule).map(plainForeignText) : [];
  return (
    <section class="rule">
      <Heading id="policy">Recommended rule</Heading>
      <p class="mb-2">
        {[...ruleSentences(rule), ...inabilitySentences(rule)].join(' ')}{' '}
        <span class="soft">
          {rule.because} (Preset:{' '}
          <a class="soft" href={routes.guide('presets')}>
            {preset.label}
          </a>
          )
        </span>
      </p>
      <PolicyTabs
        policy={policy}
        preset={preset.id}
        checked={checked}
        label={`Rule for ${plainForeignText(tool.name)}, by format`}
        tool={tool.name}
        allFormats={routes.policyFiles(server.slug, preset.id)}
        othersLabel="More formats, each with the file for the whole server"
      />
      <GuardOffer changes={changes} policy={routes.guardPolicy(server.slug, preset.id)} />
      {server.toolCount > 1 && (
        <p class="mt-3">
          This file names one tool.{' '}
          <a href={`${routes.server(server.slug)}#policy`}>
            The complete policy for {theServer(server)}
          </a>{' '}
          covers all of its tools ({toolCountText(server.toolCount, server.known)}); use that one
          rather than pasting two files.
        </p>
      )}
    </section>
  );
}
