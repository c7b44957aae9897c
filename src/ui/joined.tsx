import { type ComponentChild, Fragment, type VNode } from 'preact';

/** Elements with a separator between each two. */
export function joined(elements: readonly VNode[], separator = ', '): ComponentChild {
  return elements.map((element, at) => (
    <Fragment key={element.key ?? at}>
      {at > 0 && separator}
      {element}
    </Fragment>
  ));
}
