/** Shape and word of a severity, as everywhere on the site; null where the page has no such template. */
export function severityMark(host: ParentNode, severity: string): Node | null {
  const template = host.querySelector<HTMLTemplateElement>(
    `template[data-severity="${CSS.escape(severity)}"]`,
  );
  return template?.content.cloneNode(true) ?? null;
}
