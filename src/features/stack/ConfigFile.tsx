import { useMemo, useState } from 'preact/hooks';
import { configFileName } from '#domain/stack/guard/guard-path.ts';
import { MASK, maskedText } from '#domain/stack/guard/masked.ts';
import { announce } from '#ui/client/announce.ts';
import { saveText } from '#ui/client/save-text.ts';
import type { WrappedConfig } from './client/stack-state.ts';

/** Characters. What is longer is only copied and saved. */
const LONGEST_SHOWN = 40_000;

interface Props {
  readonly config: WrappedConfig;
  readonly id: string;
}

/** A configuration, shown with its secrets masked; Copy and Download have the whole text. */
export function ConfigFile({ config: { text, fileName, origin, format }, id }: Props) {
  const [hasFailed, setFailed] = useState(false);
  const masked = useMemo(
    () => (text.length <= LONGEST_SHOWN ? maskedText(text, fileName) : undefined),
    [text, fileName],
  );
  const name = configFileName(fileName, origin, format);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setFailed(false);
      announce('Config copied');
    } catch {
      setFailed(true);
      announce('The config could not be copied. Download it instead.');
    }
  };
  const save = () => {
    saveText(name, text, 'text/plain');
    announce(`${name} saved`);
  };
  return (
    <div class="file">
      <div class="file-head">
        <span class="name">{name}</span>
        <button class="button" type="button" onClick={save}>
          Download<span class="sr-only"> config</span>
        </button>
        <button class="button" type="button" onClick={() => void copy()}>
          {hasFailed ? 'Not copied' : 'Copy'}
          <span class="sr-only"> config</span>
        </button>
      </div>
      {masked === undefined ? (
        <p class="small p-3">
          Too long or too unusual to be shown here. Copy and Download have it.
        </p>
      ) : (
        <>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the box scrolls, so the keyboard must reach it */}
          {/* biome-ignore lint/a11y/useSemanticElements: a preformatted text cannot be a section */}
          <pre tabIndex={0} role="region" aria-label={name}>
            <code id={id}>{masked}</code>
          </pre>
          {masked !== text.replace(/^\uFEFF/, '') && (
            <p class="small soft p-3">
              {MASK} stands for values that are or could be secret. Copy and Download have them.
            </p>
          )}
        </>
      )}
    </div>
  );
}
