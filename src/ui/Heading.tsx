import type { ComponentChildren, Ref } from 'preact';

interface Props {
  readonly id: string;
  readonly children: ComponentChildren;
  /** For a heading that takes the focus. */
  readonly heading?: Ref<HTMLHeadingElement>;
}

/** A section heading that can be linked to, as in Heading.astro. */
export function Heading({ id, children, heading = null }: Props) {
  return (
    <h2 id={id} ref={heading} tabIndex={heading ? -1 : undefined}>
      {children}
      <a class="anchor" href={`#${id}`}>
        <span aria-hidden="true">#</span>
        <span class="sr-only">Link to this section</span>
      </a>
    </h2>
  );
}
