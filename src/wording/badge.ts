import { plainForeignText } from '#domain/upstream-text.ts';
import { counted } from './sentence.ts';
import { toolCountText } from './server.ts';

/** What a badge says of a server: facts, and no score. */
export interface BadgeFacts {
  readonly label: string;
  readonly tools: number;
  /** Where only part of the tools is known. */
  readonly known: { readonly tools: number; readonly of: number } | undefined;
  /** The preset that decides. */
  readonly preset: string;
  readonly asks: number;
  /** Refused or hidden. */
  readonly refused: number;
  /** The day on which its sources were last read. */
  readonly read: string | undefined;
}

/** "22 tools · 3 ask · read 2026-11-29" */
export function badgeText({ tools, known, asks, refused, read }: BadgeFacts): string {
  return [
    toolCountText(tools, known),
    asks === 0 ? 'none asks' : `${asks} ${asks === 1 ? 'asks' : 'ask'}`,
    ...(refused === 0 ? [] : [`${refused} refused`]),
    ...(read === undefined ? [] : [`read ${read}`]),
  ].join(' · ');
}

/** The same in sentences, for those who hear it. */
export function badgeTitle(facts: BadgeFacts): string {
  const { label, tools, known, preset, asks, refused, read } = facts;
  const refuses = refused === 0 ? '' : ` and refuses ${counted(refused, 'tool')}`;
  return [
    `${plainForeignText(label)}: ${toolCountText(tools, known)}.`,
    `The preset ${preset} asks before calls of ${asks === 0 ? 'none' : counted(asks, 'tool')}${refuses}.`,
    ...(read === undefined ? [] : [`Read on ${read}.`]),
  ].join(' ');
}

const inMarkdown = (text: string): string => text.replace(/[\\`*_{}[\]()<>#!|&]/g, '\\$&');
const inHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** What stands in for the picture: without numbers, which change while the text stays. */
const alternative = ({ label }: Pick<BadgeFacts, 'label'>, site: string): string =>
  plainForeignText(`Tools of ${label} on ${site}`).replace(/\s+/g, ' ');

/** What an author copies to show the badge with a link to the page. Both addresses are whole. */
export function badgeSnippets(
  facts: Pick<BadgeFacts, 'label'>,
  { site, page, badge }: { readonly site: string; readonly page: string; readonly badge: string },
): { readonly markdown: string; readonly html: string } {
  const text = alternative(facts, site);
  return {
    markdown: `[![${inMarkdown(text)}](${badge})](${page})`,
    html: `<a href="${page}"><img src="${badge}" alt="${inHtml(text)}"></a>`,
  };
}
