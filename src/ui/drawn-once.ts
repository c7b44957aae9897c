import type { VNode } from 'preact';
import { jsxTemplate } from 'preact/jsx-runtime';
import { render } from 'preact-render-to-string';

interface Drawn {
  readonly from: readonly unknown[];
  readonly html: string;
}

const last = new Map<string, Drawn>();

/**
 * A part that pages share which are made one after another, such as those of the tools of one server: drawn
 * again only where it is made `from` other things than the last time. For built pages only; its HTML is
 * put in as what a compiler makes of fixed JSX.
 */
export function drawnOnce(part: string, from: readonly unknown[], draw: () => VNode): VNode {
  const known = last.get(part);
  const isSame = known?.from.every((each, at) => each === from[at]) === true;
  const html = isSame ? known.html : render(draw());
  if (!isSame) last.set(part, { from, html });
  return jsxTemplate([html]);
}
