import type { Answer, FacetCounts, Question } from './answer.ts';
import { createEngine } from './engine.ts';

/** Runs the search off the page's thread and sends back no more than what is shown. */

export interface Message {
  readonly id: number;
  /** `open` only makes ready. */
  readonly task: 'open' | 'ask' | 'count';
  readonly question: Question;
}

export interface Reply {
  readonly id: number;
  readonly answer?: Answer;
  readonly counts?: FacetCounts;
  readonly failed?: true;
}

const HOME = '/pagefind/';
let failures = 0;

const plainFetch = self.fetch.bind(self);
async function counted(address: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  try {
    const response = await plainFetch(address, init);
    if (!response.ok) failures += 1;
    return response;
  } catch (error) {
    failures += 1;
    throw error;
  }
}

let program: Promise<ArrayBuffer> | undefined;
/** The program that searches: each index asks for a copy of its own, and one will do for both. */
async function oneProgram(): Promise<Response> {
  program ??= counted(`${HOME}wasm.en.pagefind`).then((got) => got.arrayBuffer());
  return new Response(await program);
}

/** Pagefind passes over files that do not arrive and finds less; here such an answer is a failure. */
self.fetch = (address, init) =>
  /\/wasm\.\w+\.pagefind$/.test(String(address)) ? oneProgram() : counted(address, init);
self.addEventListener('unhandledrejection', (event) => event.preventDefault());

let knownWords: Promise<string[]> | undefined;
async function words(): Promise<string[]> {
  knownWords ??= self.fetch(`${HOME}words.txt`).then(async (got) => (await got.text()).split('\n'));
  return knownWords;
}

/** What stands after the sign keeps apart two copies of one file, which is fetched once. */
const engine = createEngine(
  (name) => import(/* @vite-ignore */ `${HOME}pagefind.js#${name}`),
  words,
);

async function perform({ id, task, question }: Message): Promise<Reply> {
  if (task === 'ask') return { id, answer: await engine.ask(question) };
  if (task === 'count') return { id, counts: await engine.count(question) };
  await engine.open();
  return { id };
}

async function reply(message: Message): Promise<Reply> {
  const { id } = message;
  const before = failures;
  try {
    const done = await perform(message);
    return failures > before ? { id, failed: true } : done;
  } catch {
    return { id, failed: true };
  }
}

/** Only the latest message waits; what was typed before it interests nobody any more. */
let next: Message | null = null;
let isBusy = false;

async function work(): Promise<void> {
  if (isBusy) return;
  isBusy = true;
  while (next) {
    const message: Message = next;
    next = null;
    self.postMessage(await reply(message));
  }
  isBusy = false;
}

self.addEventListener('message', (event: MessageEvent<Message>) => {
  next = event.data;
  void work();
});
