import type { ComponentChildren } from 'preact';
import type { AttackLine } from '#domain/attack/attack-line.ts';
import type { EvidenceLevel } from '#domain/attack/vocabulary.ts';
import type { Severity as Level } from '#domain/risk/severity.ts';
import { routes } from '#routes';
import { Severity } from '#ui/Severity.tsx';
import { EVIDENCE_LEVEL_LABEL } from '#wording/attack-vocabulary.ts';
import { counted } from '#wording/sentence.ts';

interface RowProps {
  readonly slug: string;
  readonly name: string;
  /** Null for a case, which has none. */
  readonly severity: Level | null;
  /** What is said beside the name. */
  readonly about?: ComponentChildren;
  readonly text: string;
}

/** One entry of the attack database in a list. */
export function AttackRow({ slug, name, severity, about, text }: RowProps) {
  return (
    <li>
      {severity === null ? <span>Case</span> : <Severity severity={severity} />}
      <div>
        <a href={routes.attack(slug)}>{name}</a>
        {about && (
          <>
            {' '}
            <span>{about}</span>
          </>
        )}
        <p>{text}</p>
      </div>
    </li>
  );
}

/** A line for each entry. The same in pages and in the browser. */
export function AttackList({ lines }: { readonly lines: readonly AttackLine[] }) {
  return (
    <ul class="tool-list lines">
      {lines.map((line) => (
        <AttackRow key={line.slug} {...line} about={<About {...line} />} />
      ))}
    </ul>
  );
}

function About({ id, date, facets, tools }: AttackLine) {
  const [evidence] = facets.evidence as EvidenceLevel[];
  const words = [
    date,
    evidence && EVIDENCE_LEVEL_LABEL[evidence].toLowerCase(),
    tools > 0 && `applies to ${counted(tools, 'tool')}`,
  ];
  return (
    <>
      <code>{id}</code>
      {words.filter(Boolean).map((word) => `, ${word}`)}
    </>
  );
}
