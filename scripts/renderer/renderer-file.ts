import { join } from 'node:path';

/** One route of the built renderer, as `renderer.json` holds it. */
export interface BuiltRoute {
  /** Pattern of its addresses: `/servers/[server]/[tool]`. */
  readonly route: string;
  readonly component: string;
  /** Style sheets of its pages, as Astro holds them. */
  readonly styles: readonly unknown[];
  /** Its code; the name holds a hash of the code and of all that it imports. */
  readonly chunk: string;
}

/** The guard's program in the folder of a built renderer. */
export const guardIn = (folder: string): string => join(folder, 'toolward-guard.mjs');

export interface RendererFile {
  /** The module of `server/` to import. */
  readonly entry: string;
  readonly routes: readonly BuiltRoute[];
}
