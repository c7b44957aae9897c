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

export interface RendererFile {
  /** The module of `server/` to import. */
  readonly entry: string;
  readonly routes: readonly BuiltRoute[];
}
