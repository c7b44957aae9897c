import type { ExposureCount } from '#domain/exposure.ts';
import type { OutlineAccuracy } from '#domain/outline/accuracy.ts';
import { exposureText } from './server.ts';

/** Marks an outlined server wherever it stands beside others. */
export const OUTLINE_MARK = 'From names and parameters only';

/** What a reader must know before using anything on the page of an outlined server. */
export const OUTLINE_WARNING =
  'Nobody here has read this server. The verdicts follow from the names of its tools and of their parameters, and say nothing of what it really does.';

/** "right in category for about 92 of 100 tools", with what that was measured on. */
export function outlineAccuracyText({
  tools,
  acceptable,
  near,
  withSeverity,
}: OutlineAccuracy): string {
  const share = (count: number, of: number) => Math.round((100 * count) / of);
  return `On ${tools} labelled tools, such verdicts named an acceptable category for ${share(acceptable, tools)} in 100, and a severity at most one level off for ${share(near, withSeverity)} in 100.`;
}

/** The description of the page for those who share it. */
export function outlineDescription(
  label: string,
  tools: number,
  counts: readonly ExposureCount[],
): string {
  return `${label}, an MCP server that nobody here has read. From names and parameters only: ${exposureText({ toolCount: tools }, counts)}.`;
}
