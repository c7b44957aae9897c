import type { EnforcementTarget } from '#domain/policy/target.ts';
import { routes } from '#routes';
import { ManagedPlaceNote, Overrides } from './Overrides.tsx';

interface Props {
  readonly target: EnforcementTarget;
  /** How the files of this format were checked. */
  readonly checked: string | undefined;
  /** Only a link to what overrides the file: there are pages that have to stay small. */
  readonly brief?: boolean;
}

/** How far a format was checked, how to apply it, where its file belongs, and what overrides it there. */
export function AboutFormat({ target, checked = '', brief = false }: Props) {
  const guide = routes.targetGuide(target.id);
  const place = (
    <p class="small soft mt-2">
      {checked} <a href={guide}>How to apply and undo it in {target.label}</a>
      {brief && target.overrides && (
        <>
          , <a href={`${guide}#overrides`}>what overrides it</a>
        </>
      )}
      . Place: {target.place}
    </p>
  );
  if (brief) return place;
  return (
    <>
      {target.managed && <ManagedPlaceNote managed={target.managed} />}
      {place}
      <Overrides target={target} />
    </>
  );
}
