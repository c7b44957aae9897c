import { serverPolicy } from '#domain/policy/policy-of-rules.ts';
import { publishedUse } from '#domain/server-use.ts';
import { plainForeignText } from '#domain/upstream-text.ts';
import type { Catalogue } from '#queries/database.ts';
import { presetById } from '#queries/presets.ts';
import { sameTools } from '#queries/same-tools.ts';
import { useOf, useSources } from '#queries/server-use.ts';
import { disagreementsOf, serverBySlug } from '#queries/servers.ts';
import { ruledTools } from '#queries/tools.ts';
import { versionsOf } from '#queries/versions.ts';
import type { CatalogueTool } from '#rows/tool-row.ts';
import { publishedAssessment } from '#wording/published-assessment.ts';

const foreign = (text: string | undefined): string | undefined =>
  text === undefined ? undefined : plainForeignText(text);

function toolData(tool: CatalogueTool) {
  const { server: _, slug, family: __, title, description, parameters, quoted, ...rest } = tool;
  return {
    ...rest,
    slug,
    assessment: publishedAssessment(tool.assessment),
    foreignTitle: foreign(title),
    foreignDescription: foreign(description),
    parameters:
      parameters === null
        ? null
        : parameters.map(({ description: words, ...parameter }) => ({
            ...parameter,
            ...(words === undefined
              ? {}
              : quoted
                ? { foreignDescription: plainForeignText(words) }
                : { description: words }),
          })),
  };
}

/** What `/data/servers/<slug>.json` holds. Foreign text is in fields that say so. */
export function serverData(db: Catalogue, slug: string) {
  const server = serverBySlug(db, slug);
  if (!server) throw new Error(`There is no server ${slug}.`);
  const { description, tools, toolCount, ...facts } = server;
  const preset = presetById(db, 'careful');
  const rules = ruledTools(db, { slug, tools }, preset.id);
  return {
    ...facts,
    foreignDescription: foreign(description),
    toolCount,
    use: publishedUse(useOf(db, slug), useSources(db)),
    versions: versionsOf(db, slug),
    disagreements: disagreementsOf(db, slug),
    sameToolsAs: sameTools(db, slug).map(({ slug: other, sameDefinitions }) => ({
      server: other,
      sameDefinitions,
    })),
    recommendedPolicy: { preset: preset.id, ...serverPolicy(server, rules, preset.unlisted) },
    tools: tools.map(toolData),
  };
}
