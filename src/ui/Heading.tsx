import type { ComponentChildren, Ref } from 'preact';

interface Props {
  readonly id: string;
  readonly level?: 2 | 3;
  readonly children: ComponentChildren;
  /** For a heading that takes the focus. */
  readonly heading?: Ref<HTMLHeadingElement>;
}

/** A section heading that can be linked to. The same in pages and in the browser. */
export function Heading({ id, level = 2, children, heading = null }: Props) {
  const Tag = `h${level}` as const;
  return (
    <Tag id={id} ref={heading} tabIndex={heading ? -1 : undefined}>
      {children}
      <a class="anchor" href={`#${id}`}>
        <span aria-hidden="true">#</span>
        <span class="sr-only">Link to this section</span>
      </a>
    </Tag>
  );
}
