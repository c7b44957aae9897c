import { type ComponentType, h } from 'preact';
import { renderToString } from 'preact-render-to-string';

interface Metadata {
  readonly hydrate?: unknown;
}

/** Text of a slot: Astro takes the element away again where nothing is hydrated. */
const slot = (value: unknown, name?: string) =>
  value
    ? h('astro-static-slot', { name, dangerouslySetInnerHTML: { __html: String(value) } })
    : null;

const slotName = (name: string) =>
  name.trim().replace(/[-_]([a-z])/g, (_, letter: string) => letter.toUpperCase());

function renderToStaticMarkup(
  component: ComponentType,
  props: Readonly<Record<string, unknown>>,
  { default: children, ...named }: Readonly<Record<string, unknown>>,
  metadata?: Metadata,
): { html: string } {
  if (metadata?.hydrate) throw new Error('Pages have no islands: client code draws into elements.');
  const slots = Object.fromEntries(
    Object.entries(named).map(([name, value]) => [slotName(name), slot(value, slotName(name))]),
  );
  const inner = children == null ? undefined : slot(children);
  return { html: renderToString(h(component, { ...props, ...slots }, inner)) };
}

/** Draws Preact components in Astro’s pages; `preactComponents` says which components these are. */
export default {
  name: 'preact',
  check: () => false,
  renderToStaticMarkup,
  supportsAstroStaticSlot: true,
};
