import type { Assessment } from './risk/assessment.ts';
import type { Tool } from './tool.ts';

/** What a reader should notice about a tool beside its verdict. */
export const NOTICES = ['suspicious-definition', 'hints-disagree', 'name-only'] as const;
export type Notice = (typeof NOTICES)[number];

/** Is nothing known of the tool but its name and perhaps its parameters? Its page is `noindex`. */
export function hasNoDescription(tool: Pick<Tool, 'summary' | 'description'>): boolean {
  return tool.summary === undefined && tool.description === undefined;
}

/** The notices that a tool carries, in the order of the vocabulary. */
export function noticesOf(tool: Tool, assessment: Assessment): Notice[] {
  const holds: Record<Notice, boolean> = {
    'suspicious-definition': assessment.suspicions.length > 0,
    'hints-disagree': assessment.hints.some(
      ({ declared, agrees }) => declared !== null && agrees === false,
    ),
    'name-only': hasNoDescription(tool),
  };
  return NOTICES.filter((notice) => holds[notice]);
}
