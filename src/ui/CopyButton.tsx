interface Props {
  /** The id of the element whose text is copied; without it, that of the file around the button. */
  readonly of?: string;
  /** What is copied, for screen readers: "policy", "name". */
  readonly what?: string;
}

/** Copies a text byte for byte. The script that does it also makes the button (client/text-buttons.ts). */
export function CopyButton({ of, what }: Props) {
  return <copy-button data-of={of} data-what={what} />;
}
