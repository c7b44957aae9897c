import { counted } from '#wording/sentence.ts';

interface FacetLink {
  readonly value: string;
  readonly label: string;
  readonly href: string;
  /** How many entries a list with it has. A value without any is not shown unless it is chosen. */
  readonly count: number;
  readonly isChosen: boolean;
}

interface Props {
  readonly label?: string;
  readonly links: readonly FacetLink[];
  /** As a grid of single letters, their counts for screen readers only. */
  readonly asLetters?: boolean;
  /** Closed until a reader opens it, or one of its values is chosen. */
  readonly isFolded?: boolean;
}

/** The values of one facet, each a link with a count, under a heading. */
export function FacetList({ label, links, asLetters = false, isFolded = false }: Props) {
  const isShown = ({ count, isChosen }: FacetLink) => count > 0 || isChosen;
  const heading = label && <h2 hidden={!links.some(isShown)}>{label}</h2>;
  const list = (
    <ul class={asLetters ? 'letters' : 'facet'}>
      {links.map((link) => (
        <li key={link.value} hidden={!isShown(link)}>
          <a href={link.href} aria-current={link.isChosen ? 'true' : undefined}>
            {link.label}
          </a>
          <span>{link.count.toLocaleString('en')}</span>
        </li>
      ))}
    </ul>
  );
  const folded = (
    <details open={links.some(({ isChosen }) => isChosen)}>
      <summary class="soft">{counted(links.filter(isShown).length, 'class', 'classes')}</summary>
      {list}
    </details>
  );
  return (
    <>
      {heading}
      {isFolded ? folded : list}
    </>
  );
}
