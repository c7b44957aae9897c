import { routes } from '#routes';

interface Props {
  /** What the guard changes; where it changes nothing, nothing is offered. */
  readonly changes: readonly string[];
  /** Address of `toolward-policy.json` for the server. */
  readonly policy: string;
  /** What it saved where it was measured, as a sentence. */
  readonly measured?: string | undefined;
}

/** The guard, beside the files of the formats: what it would change here, its policy and its limits. */
export function GuardOffer({ changes, policy, measured = '' }: Props) {
  if (changes.length === 0) return null;
  return (
    <p class="mt-3">
      <strong>
        With <a href={routes.guide('guard')}>the guard</a>.
      </strong>{' '}
      <span data-guard="">{changes.join(' ')}</span>{' '}
      {measured !== '' && (
        <>
          {measured} <a href={routes.guide('how-often')}>How this was measured</a>.{' '}
        </>
      )}
      <a href={policy} download="toolward-policy.json">
        Download toolward-policy.json
      </a>
      , <a href={routes.guide('guard-limits')}>what it does not stop</a>.
    </p>
  );
}
