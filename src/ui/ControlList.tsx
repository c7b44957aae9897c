import type { Source } from '#domain/provenance.ts';
import type { Control } from '#domain/server.ts';
import { SERVER_CONTROL_LABEL } from '#wording/server.ts';

interface Props {
  readonly controls: readonly Control[];
  readonly sources: readonly Source[];
}

/** What a server itself offers to limit its tools. */
export function ControlList({ controls, sources }: Props) {
  return (
    <ul class="substitutions">
      {controls.map(({ kind, how, setting, source }, at) => {
        const from = sources.find(({ id }) => id === source);
        return (
          <li key={at}>
            <strong>{SERVER_CONTROL_LABEL[kind]}</strong>
            {setting && (
              <>
                : <code>{setting}</code>
              </>
            )}
            . {how}{' '}
            {from?.url && (
              <a class="small soft" href={from.url} rel="noopener">
                {from.title}
              </a>
            )}
          </li>
        );
      })}
    </ul>
  );
}
