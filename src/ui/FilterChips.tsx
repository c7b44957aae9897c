interface Chip {
  readonly label: string;
  /** Where the list without this filter is. */
  readonly href: string;
}

interface Props {
  readonly chips: readonly Chip[];
  /** Where the list without any filter is. */
  readonly clearHref: string;
}

/** A link for each active filter that leads to the list without it, and one that clears all of them. */
export function FilterChips({ chips, clearHref }: Props) {
  return (
    <ul class="chips" aria-label="Active filters">
      {chips.map(({ label, href }) => (
        <li key={label}>
          <a class="chip" href={href}>
            {label} <span aria-hidden="true">×</span>
            <span class="sr-only">: remove this filter</span>
          </a>
        </li>
      ))}
      {chips.length > 0 && (
        <li key="">
          <a class="chip" href={clearHref}>
            Clear all
          </a>
        </li>
      )}
    </ul>
  );
}
