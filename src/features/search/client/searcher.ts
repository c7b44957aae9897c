import type { Answer, FacetCounts, Question } from './answer.ts';
import type { Message, Reply } from './worker.ts';

const NOTHING: Question = { text: '', choice: {}, limit: 1 };

/** Search could not be reached: the network is cut, or a file is missing. */
export class Unreachable extends Error {}

/** One worker. Of several questions only the latest is answered; the others get null. */
export class Searcher {
  #worker: Worker | null = null;
  #id = 0;
  #waiting: { resolve(reply: Reply | null): void; reject(error: Error): void } | null = null;

  /** Loads what every question needs, unless that has begun. */
  async open(): Promise<void> {
    if (!this.#worker) await this.#send('open', NOTHING);
  }

  async ask(question: Question): Promise<Answer | null> {
    return (await this.#send('ask', question))?.answer ?? null;
  }

  async count(question: Question): Promise<FacetCounts | null> {
    return (await this.#send('count', question))?.counts ?? null;
  }

  #send(task: Message['task'], question: Question): Promise<Reply | null> {
    this.#waiting?.resolve(null);
    this.#id += 1;
    const message: Message = { id: this.#id, task, question };
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#running().postMessage(message);
    });
  }

  #running(): Worker {
    if (this.#worker) return this.#worker;
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => this.#receive(data));
    worker.addEventListener('error', () => this.#fail());
    this.#worker = worker;
    return worker;
  }

  #receive(reply: Reply): void {
    if (reply.failed) {
      this.#fail();
    } else if (reply.id === this.#id) {
      this.#waiting?.resolve(reply);
      this.#waiting = null;
    }
  }

  /** The next question starts a new worker, which loads everything anew. */
  #fail(): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#waiting?.reject(new Unreachable());
    this.#waiting = null;
  }
}
