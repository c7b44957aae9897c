function linked(): HTMLElement | null {
  try {
    return document.getElementById(decodeURIComponent(location.hash.slice(1)));
  } catch {
    return null;
  }
}

/** Opens what the address leads to where it is folded away, and goes there. */
function open(): void {
  const target = linked();
  let isChanged = false;
  let fold = target?.closest('details');
  while (fold) {
    isChanged ||= !fold.open;
    fold.open = true;
    fold = fold.parentElement?.closest('details');
  }
  if (isChanged) target?.scrollIntoView();
}

/** A link to a closed answer opens it, on arrival and on the page. */
export function followLinksToDetails(): void {
  open();
  addEventListener('hashchange', open);
}
