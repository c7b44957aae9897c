/** A server as a user's configuration has it. */
export interface ConfiguredServer {
  readonly name: string;
  readonly runs: Running;
}

/** What is started or connected to. */
export type Running =
  | { readonly kind: 'command'; readonly command: readonly string[] }
  | { readonly kind: 'address'; readonly url: string };

/** What the product starts for a configured server; null where it refuses it. */
export type AllowlistReading = (server: ConfiguredServer) => Running | null;

/** What a product does with a file, as its documentation or its behaviour says. */
export type AllowlistReader = (text: string) => AllowlistReading;
