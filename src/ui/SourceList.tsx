import type { Source } from '#domain/provenance.ts';
import { ForeignText } from './ForeignText.tsx';

interface Props {
  readonly sources: readonly Source[];
}

/** Where the facts of a server come from, and what each source gives. */
export function SourceList({ sources }: Props) {
  return (
    <ul class="substitutions small">
      {sources.map(({ id, title, url, commit, version, path, seen, gives }) => (
        <li key={id}>
          {url ? (
            <a href={url} rel="noopener">
              <ForeignText text={title} />
            </a>
          ) : (
            <ForeignText text={title} />
          )}
          {version && (
            <>
              , version <ForeignText text={version} />
            </>
          )}
          {commit && (
            <>
              , commit <code>{commit.slice(0, 10)}</code>
            </>
          )}
          {path && (
            <>
              ,{' '}
              <span class="mono break-all">
                <ForeignText text={path} />
              </span>
            </>
          )}
          ; {seen ? `read on ${seen}` : 'day of reading not recorded'}. Gives: {gives.join(', ')}.
        </li>
      ))}
    </ul>
  );
}
