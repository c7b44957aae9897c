import { plainForeignText } from '#domain/upstream-text.ts';
import type { Catalogue } from '#queries/database.ts';
import { serverFacts } from '#queries/servers.ts';
import type { CatalogueTool } from '#rows/tool-row.ts';
import type { Check } from './check.ts';
import { lastOne } from './reading/last-one.ts';
import { first, textOf, withClass } from './reading/page.ts';
import { pageKind } from './reading/page-kind.ts';
import { quotedRanges } from './reading/prose.ts';
import { toolOnPage } from './reading/tool-on-page.ts';

/** Letters and digits only, so that case, spaces and marks do not matter. */
const bare = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

const factsOf = lastOne(serverFacts);

/** Everything that a verdict may rest on. */
function definition(tool: CatalogueTool, db: Catalogue): string {
  const server = factsOf(db, tool.server);
  const parameters = tool.parameters?.flatMap((one) => [
    one.name,
    one.description,
    ...(one.enum ?? []),
  ]);
  const hints = Object.entries(tool.hints).flat();
  const texts = [tool.name, tool.title, tool.summary, tool.description, ...(parameters ?? [])];
  const about = [server?.title, server?.label, server?.summary, server?.description, server?.slug];
  return bare(plainForeignText([...texts, ...hints, ...about].join('\n')));
}

/** True for words of the definition; “mode: fast” stands for a parameter and one of its values. */
const stands = (words: string, known: string): boolean =>
  known.includes(bare(words)) || words.split(': ').every((part) => known.includes(bare(part)));

export const evidence: Check = {
  name: 'evidence',
  promise: 'the reason for a verdict quotes words, and each of them stands in the definition',
  things: 'quoted words',

  page(page, site, report) {
    if (pageKind(page.url) !== 'tool') return;
    const tool = toolOnPage(page, site);
    const lead = first(page, withClass('lead'));
    if (!tool) return;
    const fail = (found: string) => {
      const expected = 'words of the tool’s own definition';
      report.fail({ page: page.url, found, expected, from: 'assessment.reason' });
    };
    const reason = lead ? textOf(page, lead) : '';
    const quoted = quotedRanges(reason).map(([from, to]) => reason.slice(from + 1, to - 1));
    if (quoted.length === 0) fail(`a reason without a quotation: “${reason}”`);
    const known = definition(tool, site.catalogue);
    for (const words of quoted) {
      report.saw();
      if (!stands(words, known)) fail(`“${words}” as evidence`);
    }
  },
};
