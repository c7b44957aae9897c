/**
 * Cuts a stream of bytes into lines, each with its end, so that a line can be passed on exactly as it came. Only
 * `\n` ends a line: `node:readline` also cuts at U+2028, which JSON allows inside a text.
 */
export class Lines {
  #open: Buffer[] = [];

  /** The lines that these bytes complete. */
  add(chunk: Buffer): Buffer[] {
    const lines: Buffer[] = [];
    let start = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
      lines.push(Buffer.concat([...this.#open, chunk.subarray(start, end + 1)]));
      this.#open = [];
      start = end + 1;
    }
    if (start < chunk.length) this.#open.push(chunk.subarray(start));
    return lines;
  }

  /** What stands after the last end of a line, once the stream has ended. */
  end(): Buffer[] {
    const rest = Buffer.concat(this.#open);
    this.#open = [];
    return rest.length > 0 ? [rest] : [];
  }
}
