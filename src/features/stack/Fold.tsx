import { signal } from '@preact/signals';
import { type ComponentChildren, options } from 'preact';
import { useEffect, useState } from 'preact/hooks';

const isPrinting = signal(false);

interface Props {
  readonly summary: string;
  readonly children: () => ComponentChildren;
}

/** A fold whose content is drawn when it is first opened, or printed: it can be very long. */
export function Fold({ summary, children }: Props) {
  const [wasOpened, setOpened] = useState(false);
  return (
    <details class="stack-more" onToggle={() => setOpened(true)}>
      <summary>{summary}</summary>
      {(wasOpened || isPrinting.value) && children()}
    </details>
  );
}

/** Opens every fold of the page before printing, and closes those that were closed afterwards. */
export function useOpenFoldsForPrint(): void {
  useEffect(() => {
    let opened: HTMLDetailsElement[] = [];
    const open = () => {
      drawAtOnce(() => {
        isPrinting.value = true;
      });
      opened = [...document.querySelectorAll<HTMLDetailsElement>('main details:not([open])')];
      for (const details of opened) details.open = true;
    };
    const close = () => {
      for (const details of opened) details.open = false;
      isPrinting.value = false;
    };
    addEventListener('beforeprint', open);
    addEventListener('afterprint', close);
    return () => {
      removeEventListener('beforeprint', open);
      removeEventListener('afterprint', close);
    };
  }, []);
}

/** Preact draws a moment after a change; what is to be printed must be there when the event ends. */
function drawAtOnce(change: () => void): void {
  const { debounceRendering } = options;
  options.debounceRendering = (draw) => draw();
  change();
  if (debounceRendering) options.debounceRendering = debounceRendering;
  else delete options.debounceRendering;
}
