import type { ToolFacet } from '#domain/browse/filter.ts';
import { TOOLS_PER_PAGE, type ToolPage } from '#domain/browse/listed-tool.ts';
import type { FacetCount, FacetCounts } from '#domain/browse/narrow.ts';
import { NOTICES, type Notice } from '#domain/notice.ts';
import type { Capability } from '#domain/risk/capability.ts';
import { CAPABILITIES } from '#domain/risk/capability.ts';
import { RISK_CATEGORIES, type RiskCategory } from '#domain/risk/category.ts';
import { SEVERITIES, type Severity } from '#domain/risk/severity.ts';
import {
  countByCapability,
  countByCategory,
  countByLetter,
  countByNotice,
  countBySeverity,
  listedObjects,
} from '#queries/counts.ts';
import type { Catalogue } from '#queries/database.ts';
import { countTools, listTools, type Selection } from '#queries/listing.ts';
import { memo } from '#queries/memo.ts';

export interface BrowseView {
  readonly facet: ToolFacet | null;
  readonly found: ToolPage;
}

function selection(facet: ToolFacet | null): Selection {
  return facet === null ? {} : { [facet.by]: facet.value };
}

/** Every facet value, with its number of tools, in the order of its vocabulary; first letters that occur. */
export const everyFacet = memo('facets', (db): FacetCounts => countFacets(db));

/** Every facet value that occurs. */
export const facetCounts = memo('facet counts', (db): FacetCounts => {
  const { category, severity, capability, object, notice, letter } = everyFacet(db);
  const occurring = (counts: readonly FacetCount[]) => counts.filter(({ tools }) => tools > 0);
  return {
    category: occurring(category),
    severity: occurring(severity),
    capability: occurring(capability),
    object,
    notice: occurring(notice),
    letter,
  };
});

function countFacets(db: Catalogue): FacetCounts {
  const categories = countByCategory(db);
  const severities = countBySeverity(db);
  const capabilities = countByCapability(db);
  const notices = countByNotice(db);
  return {
    category: RISK_CATEGORIES.map((value: RiskCategory) => ({
      facet: { by: 'category', value },
      tools: categories.get(value) ?? 0,
    })),
    severity: SEVERITIES.map((value: Severity) => ({
      facet: { by: 'severity', value },
      tools: severities.get(value) ?? 0,
    })),
    capability: CAPABILITIES.map((value: Capability) => ({
      facet: { by: 'capability', value },
      tools: capabilities.get(value) ?? 0,
    })),
    object: [...listedObjects(db)].map(([value, tools]) => ({
      facet: { by: 'object', value },
      tools,
    })),
    notice: NOTICES.map((value: Notice) => ({
      facet: { by: 'notice', value },
      tools: notices.get(value) ?? 0,
    })),
    letter: [...countByLetter(db)].map(([value, tools]) => ({
      facet: { by: 'letter', value },
      tools,
    })),
  };
}

const pagesOf = (tools: number): number => Math.max(1, Math.ceil(tools / TOOLS_PER_PAGE));

export const pageCount = (db: Catalogue, facet: ToolFacet | null): number =>
  pagesOf(countTools(db, selection(facet)));

/** How many tools a list has, from the counts that its pages show: counted once for all of them. */
const toolsUnder = (db: Catalogue, facet: ToolFacet | null): number =>
  facet === null
    ? countTools(db)
    : (everyFacet(db)[facet.by].find((count) => count.facet.value === facet.value)?.tools ?? 0);

/** One page of the list of tools under one facet, or of all tools. Pages count from 1. */
export function browseView(db: Catalogue, facet: ToolFacet | null, page: number): BrowseView {
  const total = toolsUnder(db, facet);
  const tools = listTools(db, selection(facet), page, TOOLS_PER_PAGE);
  return { facet, found: { total, page, pages: pagesOf(total), tools } };
}
