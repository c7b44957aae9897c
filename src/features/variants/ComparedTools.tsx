import { plainForeignText } from '#domain/upstream-text.ts';
import type { ComparedTool } from '#domain/variants/compare-variants.ts';
import type { RuledTool } from '#queries/tools.ts';
import { routes } from '#routes';
import { ForeignText } from '#ui/ForeignText.tsx';
import { Severity } from '#ui/Severity.tsx';
import { RowFilter } from '#ui/ToolTable.tsx';
import { ruleWords } from '#wording/rule.ts';
import { variantDifference } from '#wording/variants.ts';
import type { ProductView, VariantView } from './queries/product-view.ts';

interface Props {
  readonly view: ProductView;
}

/** With more variants than this, a row names those that have the tool instead of leaving cells empty. */
const MOST_COLUMNS = 4;
const SHOWN = 6;

/** Every tool of every variant: where it is, how severe it is there, its rule, and what differs. */
export function ComparedTools({ view: { variants, preset, tools } }: Props) {
  const names = new Map(variants.map(({ server, name }) => [server.slug, name]));
  const hasColumns = variants.length <= MOST_COLUMNS;
  return (
    <>
      <RowFilter of="variant-rows" rows={tools.length} words="Filter by name, server or severity" />
      <table class="table">
        <caption>Severity, and the rule that the preset “{preset.label}” recommends.</caption>
        <thead>
          <tr>
            <th scope="col">Tool</th>
            {hasColumns ? (
              variants.map(({ server, name }) => (
                <th key={server.slug} scope="col">
                  {name}
                </th>
              ))
            ) : (
              <th scope="col">Servers that have it</th>
            )}
          </tr>
        </thead>
        <tbody id="variant-rows">
          {tools.map((tool) => (
            <tr key={tool.name}>
              <th scope="row" class="font-normal">
                <span class="mono break-all">
                  <ForeignText text={tool.name} />
                </span>
                <Differences tool={tool} names={names} />
              </th>
              {hasColumns ? (
                variants.map((variant) => (
                  <td key={variant.server.slug} data-label={variant.name}>
                    <Places tool={tool} variants={[variant]} />
                  </td>
                ))
              ) : (
                <td data-label="In">
                  <Places tool={tool} variants={variants} isNamed />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

interface PlacesProps {
  readonly tool: ComparedTool<RuledTool>;
  readonly variants: readonly VariantView[];
  readonly isNamed?: boolean;
}

/** What a tool is in each of these variants. Its mark and its link are a row of their own. */
function Places({ tool, variants, isNamed = false }: PlacesProps) {
  const places = variants.flatMap(({ server, name }) => {
    const own = tool.tools.get(server.slug);
    return own ? [{ name, own }] : [];
  });
  if (places.length === 0) return <span class="soft">not there</span>;
  return (
    <ul class="inline-block align-top">
      {places.map(({ name, own }) => (
        <li key={own.server}>
          {isNamed && `${name}: `}
          <Severity severity={own.assessment.severity} />{' '}
          <a class="soft" href={routes.tool(own.server, own.slug)}>
            {ruleWords(own.rule)}
          </a>
          {plainForeignText(own.name) !== plainForeignText(tool.name) && (
            <span class="block small mono soft break-all">
              <ForeignText text={own.name} />
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

interface DifferencesProps {
  readonly tool: ComparedTool<RuledTool>;
  readonly names: ReadonlyMap<string, string>;
}

function Differences({ tool: { differences }, names }: DifferencesProps) {
  if (differences.length === 0) return null;
  const said = differences.map((difference) => variantDifference(difference, names));
  const more = said.length - SHOWN;
  return (
    <span class="block small soft wrap-anywhere">
      Differs: {said.slice(0, SHOWN).join('; ')}
      {more > 0 && `; and ${more} more`}.
    </span>
  );
}
