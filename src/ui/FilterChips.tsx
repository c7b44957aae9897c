import { isPlainClick } from './client/plain-click.ts';

interface Chip {
  readonly label: string;
  /** Where the list without this filter is. */
  readonly href: string;
  /** Removes the filter in place. */
  readonly onFollow?: () => void;
}

interface Props {
  readonly chips: readonly Chip[];
  /** Where the list without any filter is. */
  readonly clearHref: string;
  readonly onClear?: () => void;
}

function followIn(act: (() => void) | undefined) {
  if (!act) return undefined;
  return (event: MouseEvent) => {
    if (!isPlainClick(event)) return;
    event.preventDefault();
    act();
  };
}

/** A link for each active filter that leads to the list without it, and one that clears all of them. */
export function FilterChips({ chips, clearHref, onClear }: Props) {
  return (
    <ul class="chips" aria-label="Active filters">
      {chips.map(({ label, href, onFollow }) => (
        <li key={href}>
          <a class="chip" href={href} onClick={followIn(onFollow)}>
            {label} <span aria-hidden="true">×</span>
            <span class="sr-only">: remove this filter</span>
          </a>
        </li>
      ))}
      {chips.length > 0 && (
        <li key="">
          <a class="chip" href={clearHref} onClick={followIn(onClear)}>
            Clear all
          </a>
        </li>
      )}
    </ul>
  );
}
