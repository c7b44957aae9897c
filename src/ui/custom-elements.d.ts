import type { HTMLAttributes } from 'preact';

interface DataAttributes extends HTMLAttributes<HTMLElement> {
  readonly [name: `data-${string}`]: string | undefined;
}

/** Custom elements that components write (src/layout/client/site.ts defines them). */
declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'block-file': DataAttributes;
      'config-name': DataAttributes;
      'copy-button': DataAttributes;
      'download-button': DataAttributes;
      'format-tabs': DataAttributes;
      'list-filter': DataAttributes;
    }
  }
}
