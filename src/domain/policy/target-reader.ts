import type { Call, Outcome, PastCall } from './decide.ts';

/** What the reading of a target's file does with a call; it throws where the file is not valid. */
export type Reading = (call: Call, history: readonly PastCall[]) => Outcome;
/** Reads a file as the target does: it gets the text and the servers that the client connects. */
export type Reader = (text: string, servers: readonly { as: string }[]) => Reading;

/** Throws, since the product would not read such a file. `what` says what is wrong with it. */
export function refuseFile(what: string): never {
  throw new Error(`The product does not accept this file: ${what}`);
}

/** Throws where something that the product requires of its file does not hold. */
export function accept(holds: boolean, what: string): void {
  if (!holds) refuseFile(what);
}
