/** The headings that the story of every pattern has, in this order. */
export const STORY_HEADINGS = [
  'What happens',
  'A call that looks innocent',
  'What stops it',
  'What only limits it',
  'What does not stop it',
  'How to notice',
] as const;

/** The second-level headings of a Markdown text, in order; code blocks are passed over. */
export function headingsOf(markdown: string): string[] {
  const prose = markdown.replace(/^```[\s\S]*?^```/gm, '');
  return [...prose.matchAll(/^## (.+)$/gm)].map((match) => (match[1] ?? '').trim());
}
