import { routes } from '#routes';
import { drawnOnce } from '#ui/drawn-once.ts';
import { Fact, ServerFactList } from '#ui/ServerFactList.tsx';
import { Severity } from '#ui/Severity.tsx';
import { CATEGORY_LABEL } from '#wording/risk.ts';
import type { ToolView } from './queries/tool-view.ts';

interface Props {
  readonly view: ToolView;
}

const PARTS = [
  ['policy', 'Recommended rule'],
  ['why', 'Why this verdict'],
  ['definition', 'What the server says'],
  ['attacks', 'Attacks that apply'],
  ['related', 'Related tools'],
  ['questions', 'Questions'],
  ['provenance', 'Where this comes from'],
] as const;

/** Facts of the tool and its server beside the page, and the parts of the page. */
export function ToolRail({ view: { server, tool } }: Props) {
  const { severity, category } = tool.assessment;
  return (
    <aside class="rail" aria-label="Facts">
      <h2>Facts</h2>
      <dl class="facts">
        <Fact term="Server">
          <a href={routes.server(server.slug)}>{server.label}</a>
        </Fact>
        <Fact term="Severity">
          <Severity severity={severity} />
        </Fact>
        <Fact term="Category">{CATEGORY_LABEL[category]}</Fact>
        <Fact term="Parameters">{tool.parameters?.length ?? 'not known'}</Fact>
      </dl>
      {drawnOnce('rail of a tool', [server], () => (
        <OfServer server={server} />
      ))}
    </aside>
  );
}

/** The part of the rail that all tools of a server share. */
function OfServer({ server }: Pick<ToolView, 'server'>) {
  return (
    <>
      <ServerFactList server={server} />
      <p class="mt-3 no-print">
        <a href={routes.buildWith(server.slug)}>Build a policy with this server</a>
      </p>
      <nav class="on-page no-print max-lg:hidden" aria-label="On this page">
        <h2>On this page</h2>
        <ul class="grid gap-1">
          {PARTS.map(([id, label]) => (
            <li key={id}>
              <a href={`#${id}`}>{label}</a>
            </li>
          ))}
        </ul>
      </nav>
    </>
  );
}
