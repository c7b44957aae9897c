import { routes } from '#routes';
import { Disagreements } from '#ui/Disagreements.tsx';
import { drawnOnce } from '#ui/drawn-once.ts';
import { Heading } from '#ui/Heading.tsx';
import { ReportLinks, TAKES_REPORTS } from '#ui/ReportLinks.tsx';
import { SourceList } from '#ui/SourceList.tsx';
import { BASIS_LABEL, EVIDENCE_MEANING } from '#wording/provenance.ts';
import { wrongVerdict } from '#wording/tool.ts';
import type { ToolView } from './queries/tool-view.ts';

interface Props {
  readonly view: ToolView;
}

/** Where the facts of the page come from, and where to say that one is wrong. */
export function ToolProvenance({ view: { server, tool, disagreements } }: Props) {
  const { known } = server;
  return (
    <section>
      <Heading id="provenance">Where this comes from</Heading>
      <p>
        Basis: {EVIDENCE_MEANING[server.quality]}.
        {known &&
          ` ${known.tools} of the server’s ${known.of} tools ${known.tools === 1 ? 'is' : 'are'} known.`}
      </p>
      {drawnOnce('sources of a tool', [server.sources], () => (
        <SourceList sources={server.sources} />
      ))}
      {disagreements.length > 0 && (
        <>
          <p class="mt-2">
            The sources disagree about this tool; the first of each is in use here.
          </p>
          <Disagreements disagreements={disagreements} sources={server.sources} limit={5} />
        </>
      )}
      <p class="mt-2 small">
        Fingerprint of {BASIS_LABEL[tool.fingerprintBasis]} (
        <a href={`${routes.data()}#fingerprints`}>SHA-256</a>):{' '}
        <code class="break-all" id="fingerprint">
          {tool.fingerprint}
        </code>
      </p>
      {TAKES_REPORTS && (
        <p class="mt-3 no-print">
          <ReportLinks
            report={wrongVerdict(server.slug, tool)}
            words="This is wrong"
            class="button"
          />
        </p>
      )}
    </section>
  );
}
