import type { Ref } from 'preact';

interface Props {
  readonly name: string;
  /** The name can be put back to the one of the built page. */
  readonly changed?: boolean;
  readonly invalid?: boolean;
  readonly message?: string;
  readonly field?: Ref<HTMLInputElement>;
  readonly onInput?: (name: string) => void;
  readonly onReset?: () => void;
}

/** What the visitor calls the server; with script, the files of the page follow it. */
export function NameField(props: Props) {
  const {
    name,
    changed = false,
    invalid = false,
    message = '',
    field = null,
    onInput,
    onReset,
  } = props;
  return (
    <>
      <label>
        Server’s name in your configuration{' '}
        <input
          ref={field}
          class="field"
          value={name}
          maxLength={200}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          aria-invalid={invalid || undefined}
          onInput={({ currentTarget }) => onInput?.(currentTarget.value)}
        />
      </label>
      {changed && (
        <button class="button" type="button" onClick={onReset}>
          Reset
        </button>
      )}
      {message !== '' && <p class="small">{message}</p>}
    </>
  );
}
