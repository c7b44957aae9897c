/** Why a server could not be scanned, in a sentence for a person. It may hold a secret until it is redacted. */
export class ScanFailed extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ScanFailed';
  }
}

export const tooManyBytes = (limit: number): ScanFailed =>
  new ScanFailed(
    `The server sent more than ${(limit / 1e6).toLocaleString('en')} MB; --max-bytes sets another limit.`,
  );
