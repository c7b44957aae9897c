import type { RiskCategory } from '../risk/category.ts';
import type { Severity } from '../risk/severity.ts';

/** What one line of a list shows of a tool. */
export interface ListedTool {
  readonly server: string;
  readonly serverLabel: string;
  /** With hidden characters shown. */
  readonly name: string;
  readonly slug: string;
  readonly category: RiskCategory;
  readonly severity: Severity;
  /** Our summary, or the first words of the foreign description in quotation marks; may be empty. */
  readonly text: string;
}

export const TOOLS_PER_PAGE = 100;

/** One page of a list of tools. Pages count from 1. */
export interface ToolPage {
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly tools: readonly ListedTool[];
}
