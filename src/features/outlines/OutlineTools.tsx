import type { Parameter } from '#domain/tool.ts';
import { ForeignText } from '#ui/ForeignText.tsx';
import { Heading } from '#ui/Heading.tsx';
import { Severity } from '#ui/Severity.tsx';
import { RowFilter, ShortRule } from '#ui/ToolTable.tsx';
import { CAPABILITY_LABEL, CATEGORY_LABEL } from '#wording/risk.ts';
import type { OutlineView, RuledOutlinedTool } from './queries/outline-view.ts';

interface Props {
  readonly view: Pick<OutlineView, 'tools' | 'preset'>;
}

/** All tools of an outlined server with what their names say, and their rules. */
export function OutlineTools({ view: { tools, preset } }: Props) {
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
            <th scope="col">Parameters</th>
          </tr>
        </thead>
        <tbody id="tool-rows">
          {tools.map((tool) => (
            <Row key={tool.slug} tool={tool} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ tool }: { readonly tool: RuledOutlinedTool }) {
  const { slug, name, severity, category, capabilities, parameters, rule } = tool;
  return (
    <tr id={`tool-${slug}`}>
      <th scope="row" class="font-normal">
        <span class="mono break-all">
          <ForeignText text={name} />
        </span>
        {capabilities.length > 0 && (
          <span class="block small soft">
            {capabilities.map((capability) => CAPABILITY_LABEL[capability]).join(', ')}
          </span>
        )}
      </th>
      <td data-label="Severity">
        <Severity severity={severity} />
      </td>
      <td data-label="Category">{CATEGORY_LABEL[category]}</td>
      <td data-label="Rule">
        <ShortRule rule={rule} />
      </td>
      <td data-label="Parameters">
        <Parameters parameters={parameters} />
      </td>
    </tr>
  );
}

/** Folded: a page has hundreds of them. */
function Parameters({ parameters }: { readonly parameters: readonly Parameter[] | null }) {
  if (parameters === null) return <>not known</>;
  if (parameters.length === 0) return <>none</>;
  return (
    <details class="small">
      <summary>{parameters.length}</summary>
      <ul>
        {parameters.map((parameter) => (
          <li key={parameter.name}>
            <code class="break-all">
              <ForeignText text={parameter.name} />
            </code>{' '}
            <span class="soft">{aboutParameter(parameter)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function aboutParameter({ type, required, enum: values = [] }: Parameter): string {
  const parts = [type, required ? 'required' : undefined].filter((part) => part !== undefined);
  const words = values.length > 0 ? `one of ${values.join(', ')}` : undefined;
  return [parts.join(', '), words].filter((part) => part !== undefined && part !== '').join(': ');
}
