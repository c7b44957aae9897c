import type { FoundOverride } from '#domain/policy/find-overrides.ts';
import { routes } from '#routes';
import { foundPlace, foundText, overrideSentence } from '#wording/override.ts';
import { ForeignText } from '../ForeignText.tsx';

interface Props {
  readonly found: readonly FoundOverride[];
}

/** Lines of a pasted text that override the file of a client, each with what to do about it. */
export function FoundOverrides({ found }: Props) {
  return (
    <ul class="found-overrides">
      {found.map((place, at) => {
        const { target, override } = place;
        return (
          <li key={at}>
            <p>
              <strong>{foundPlace(place)}:</strong>{' '}
              <code>
                <ForeignText text={foundText(place)} />
              </code>
            </p>
            <p class="small">
              {overrideSentence(override, target)}{' '}
              <a href={`${routes.targetGuide(target.id)}#override-${override.id}`}>More</a>
            </p>
          </li>
        );
      })}
    </ul>
  );
}
