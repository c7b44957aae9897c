import type { EnforcementTarget } from '#domain/policy/target.ts';
import { plainForeignText } from '#domain/upstream-text.ts';
import { CopyButton } from '../CopyButton.tsx';

interface FileProps {
  readonly target: Pick<EnforcementTarget, 'id' | 'fileName'>;
  readonly text: string;
  /** The id of the element that holds the text. */
  readonly id: string;
  /** The text as HTML with its syntax marked; without it the text is plain. */
  readonly highlighted?: string | undefined;
  /** The server's name, where every server has a file. */
  readonly server?: string | undefined;
  /** What the file is, for screen readers: "policy" where left out. */
  readonly what?: string;
}

/** One file in one format, with Copy and Download. */
export function PolicyFile({ target, text, id, highlighted, server, what }: FileProps) {
  const name = server === undefined ? target.fileName : `${server}/${target.fileName}`;
  const saved = server === undefined ? undefined : `${server}-${target.fileName}`;
  const code = { id, 'data-target': target.id };
  return (
    <div class="file">
      <div class="file-head">
        <span class="name">{name}</span>
        <download-button data-name={saved} />
        <CopyButton {...(what === undefined ? {} : { what })} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the box scrolls, so the keyboard must reach it */}
      {/* biome-ignore lint/a11y/useSemanticElements: a preformatted text cannot be a section */}
      <pre tabIndex={0} role="region" aria-label={name}>
        {highlighted === undefined ? (
          <code {...code}>{text}</code>
        ) : (
          <code {...code} dangerouslySetInnerHTML={{ __html: highlighted }} />
        )}
      </pre>
    </div>
  );
}

/** Why there is no file in a format. `of` is the format, or the format and the server. */
export function NoFile({ of, reason }: { readonly of: string; readonly reason: string }) {
  return (
    <p class="note">
      <strong>No file for {of}.</strong> {plainForeignText(reason)}
    </p>
  );
}
