/** The one element that a page marks with `data-part="name"`. */
export function part<T extends HTMLElement = HTMLElement>(host: ParentNode, name: string): T {
  const found = host.querySelector<T>(`[data-part="${name}"]`);
  if (!found) throw new Error(`There is no part ${name} on this page.`);
  return found;
}

/** A copy of what stands in `<template data-template="name">`. */
export function fromTemplate<T extends HTMLElement = HTMLElement>(
  host: ParentNode,
  name: string,
): T {
  const template = host.querySelector<HTMLTemplateElement>(`template[data-template="${name}"]`);
  const made = template?.content.firstElementChild?.cloneNode(true);
  if (!made) throw new Error(`There is no template ${name} on this page.`);
  return made as T;
}
