import type { Catalogue } from '#queries/database.ts';
import {
  listOutlines,
  outlineAccuracy,
  outlineDatasets,
  outlineTotals,
} from '#queries/outlines.ts';

const PER_PAGE = 400;

/** How many pages the list of outlined servers has: at least one. */
export const outlinePageCount = (db: Catalogue): number =>
  Math.max(1, Math.ceil(outlineTotals(db).servers / PER_PAGE));

/** What one page of the list shows, counted from 1. */
export function outlinePage(db: Catalogue, page: number) {
  return {
    ...{ page, pages: outlinePageCount(db), totals: outlineTotals(db) },
    outlines: listOutlines(db).slice((page - 1) * PER_PAGE, page * PER_PAGE),
    datasets: outlineDatasets(db),
    accuracy: outlineAccuracy(db),
  };
}
