/**
 * Makes a change after which what had the focus may be gone. Then the first of these elements that
 * can be seen has it, so that the keyboard goes on from there.
 */
export function rescueFocus(
  host: HTMLElement,
  instead: readonly HTMLElement[],
  change: () => void,
): void {
  const active = document.activeElement;
  const isInside = active instanceof HTMLElement && host.contains(active);
  change();
  if (!isInside || (active.isConnected && active.checkVisibility())) return;
  instead.find((one) => one.checkVisibility())?.focus({ preventScroll: true });
}
