/** A server that is started as a program and answers on its standard output. */
export interface StdioTarget {
  readonly kind: 'stdio';
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  /** Variables that were named for it; nothing else of the caller's environment is passed on. */
  readonly env: Readonly<Record<string, string>>;
  readonly folder?: string | undefined;
}

/** A server that answers at an address. */
export interface HttpTarget {
  readonly kind: 'http';
  readonly name: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Only where it is known that the address speaks the older HTTP with SSE. */
  readonly sse?: boolean | undefined;
}

export type ScanTarget = StdioTarget | HttpTarget;

export interface ScanLimits {
  /** For the whole scan of one server. */
  readonly milliseconds: number;
  /** Most bytes that a server may send. */
  readonly bytes: number;
  readonly tools: number;
  readonly pages: number;
}

export const DEFAULT_LIMITS: ScanLimits = {
  milliseconds: 60_000,
  bytes: 10_000_000,
  tools: 5_000,
  pages: 1_000,
};
