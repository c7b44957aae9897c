/** Takes what one suite prints. */
export interface Printer {
  readonly out: (text: string | Buffer) => void;
  readonly err: (text: string | Buffer) => void;
  readonly end: () => void;
}

interface Block {
  readonly waiting: (() => void)[];
  ended: boolean;
}

interface Streams {
  readonly out: (text: string | Buffer) => void;
  readonly err: (text: string | Buffer) => void;
}

const PROCESS: Streams = {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
};

/**
 * Prints suites that run side by side one after the other, in the order in which they were begun: the first prints at
 * once, the others when those before them have ended.
 */
export function inTurn(streams: Streams = PROCESS): () => Printer {
  const blocks: Block[] = [];

  function next(): void {
    for (let first = blocks[0]; first !== undefined; first = blocks[0]) {
      for (const print of first.waiting.splice(0)) print();
      if (!first.ended) return;
      blocks.shift();
    }
  }

  return () => {
    const block: Block = { waiting: [], ended: false };
    blocks.push(block);
    const through = (print: (text: string | Buffer) => void) => (text: string | Buffer) => {
      if (block === blocks[0]) print(text);
      else block.waiting.push(() => print(text));
    };
    return {
      out: through(streams.out),
      err: through(streams.err),
      end: () => {
        block.ended = true;
        if (block === blocks[0]) next();
      },
    };
  };
}
