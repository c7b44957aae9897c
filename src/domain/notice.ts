import type { Assessment } from './risk/assessment.ts';
import type { Tool } from './tool.ts';

/** What a reader should notice about a tool beside its verdict. */
export const NOTICES = ['suspicious-definition', 'hints-disagree', 'name-only'] as const;
export type Notice = (typeof NOTICES)[number];

export const NOTICE_LABEL: Record<Notice, string> = {
  'suspicious-definition': 'Suspicious definition',
  'hints-disagree': 'Hints disagree with us',
  'name-only': 'Only the name is known',
};

export const NOTICE_MEANING: Record<Notice, string> = {
  'suspicious-definition':
    'The definition holds words that address the model, hide something or lead data out.',
  'hints-disagree': 'A hint that the author set says something else than our reading.',
  'name-only': 'There is neither a description nor a summary of ours.',
};

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
