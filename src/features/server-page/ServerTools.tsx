import { routes } from '#routes';
import { ForeignText } from '#ui/ForeignText.tsx';
import { Heading } from '#ui/Heading.tsx';
import { Severity } from '#ui/Severity.tsx';
import { RowFilter, ShortRule } from '#ui/ToolTable.tsx';
import { CATEGORY_LABEL } from '#wording/risk.ts';
import { purpose } from '#wording/tool.ts';
import type { ServerPolicyView } from './queries/server-view.ts';

interface Props {
  readonly view: ServerPolicyView;
}

/** All tools of a server with their verdicts and rules. */
export function ServerTools({ view: { server, tools, preset } }: Props) {
  return (
    <section>
      <Heading id="tools">
        {tools.length === 1 ? 'Its tool' : `All ${tools.length} tools, worst first`}
      </Heading>
      <RowFilter of="tool-rows" rows={tools.length} words="Filter by name, category or severity" />
      <table class="table">
        <caption>Rule: what the preset “{preset.label}” recommends.</caption>
        <thead>
          <tr>
            <th scope="col">Tool</th>
            <th scope="col">Severity</th>
            <th scope="col">Category</th>
            <th scope="col">Rule</th>
          </tr>
        </thead>
        <tbody id="tool-rows">
          {tools.map((tool) => (
            <tr key={tool.slug} id={`tool-${tool.slug}`}>
              <th scope="row" class="font-normal">
                <a class="mono break-all" href={routes.tool(server.slug, tool.slug)}>
                  <ForeignText text={tool.name} />
                </a>{' '}
                <span class="block small soft wrap-anywhere">{purpose(tool, 130)}</span>
              </th>
              <td data-label="Severity">
                <Severity severity={tool.assessment.severity} />
              </td>
              <td data-label="Category">{CATEGORY_LABEL[tool.assessment.category]}</td>
              <td data-label="Rule">
                <ShortRule rule={tool.rule} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
