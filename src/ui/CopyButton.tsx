interface Props {
  /** The id of the element whose text is copied; without it, that of the file around the button. */
  readonly of?: string;
  /** What is copied, for screen readers: "policy", "name". */
  readonly what?: string;
}

/** Copies a text byte for byte (client/text-buttons.ts). */
export function CopyButton({ of, what }: Props) {
  return (
    <copy-button data-of={of} data-what={what}>
      <button class="button copy-button" type="button">
        <span data-word="">Copy</span>
        <span class="sr-only"> {what ?? 'policy'}</span>
      </button>
    </copy-button>
  );
}
