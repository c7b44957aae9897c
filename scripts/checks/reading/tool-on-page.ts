import { toolBySlug } from '#queries/tools.ts';
import type { CatalogueTool } from '#rows/tool-row.ts';
import type { Page } from './page.ts';
import { pageSubject } from './page-kind.ts';
import type { Site } from './site.ts';

const known = new WeakMap<Page, CatalogueTool>();

/** The tool that a page is about, as the catalogue has it; read once for each page. */
export function toolOnPage(page: Page, site: Site): CatalogueTool | undefined {
  const found = known.get(page);
  if (found) return found;
  const { server, tool: slug = '' } = pageSubject(page.url);
  const tool = toolBySlug(site.catalogue, server, slug);
  if (tool) known.set(page, tool);
  return tool;
}
