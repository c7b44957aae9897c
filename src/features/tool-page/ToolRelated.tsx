import { plainForeignText } from '#domain/upstream-text.ts';
import { routes } from '#routes';
import { Heading } from '#ui/Heading.tsx';
import { ToolList } from '#ui/ToolList.tsx';
import { CATEGORY_LABEL } from '#wording/risk.ts';
import { theServer } from '#wording/server.ts';
import type { ToolView } from './queries/tool-view.ts';

interface Props {
  readonly view: ToolView;
}

/** The same name on other servers, and other tools of this one. */
export function ToolRelated({ view: { server, tool, sameName, elsewhere, here } }: Props) {
  const { category } = tool.assessment;
  return (
    <section class="no-print">
      <Heading id="related">Related tools</Heading>
      {elsewhere.length > 0 && (
        <>
          <h3>The same name on other servers</h3>
          <ToolList tools={elsewhere.slice(0, 6)} />
          <p class="mt-2">
            <a href={routes.name(tool.family)}>
              Compare <span class="mono">{plainForeignText(tool.name)}</span> on {sameName} servers
            </a>
          </p>
        </>
      )}
      {here.length > 0 && (
        <>
          <h3>Other tools of {theServer(server)}</h3>
          <ToolList tools={here} withServer={false} />
        </>
      )}
      <p class="mt-2">
        {server.toolCount > here.length + 1 && (
          <>
            <a href={`${routes.server(server.slug)}#tools`}>All tools of {theServer(server)}</a> ·{' '}
          </>
        )}
        <a href={routes.facet({ by: 'category', value: category })}>
          All tools of the category {CATEGORY_LABEL[category]}
        </a>
      </p>
    </section>
  );
}
