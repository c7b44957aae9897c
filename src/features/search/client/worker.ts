import type { SearchIndexes } from '#domain/search/search-indexes.ts';
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

const body = (response: Promise<Response>): Promise<ArrayBuffer> =>
  response.then((got) => got.arrayBuffer());

/** The program that searches, unpacked: each index asks for it, and one will do for all. */
async function fetchProgram(): Promise<ArrayBuffer> {
  const { body: packed } = await counted(`${HOME}wasm.en.pagefind`);
  return new Response(packed?.pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
}

/**
 * What each index loads first, by address: fetched for all of them at once, as soon as it is known
 * which there are, and kept for the copies that count. That of outlines loads with the first question.
 */
const first = new Map<string, Promise<BodyInit>>();

async function fetchList(program: Promise<ArrayBuffer>): Promise<SearchIndexes> {
  // A site may have been built since the browser last saw it.
  const got = await counted(`${HOME}indexes.json`, { cache: 'no-cache' });
  const indexes = (await got.json()) as SearchIndexes;
  for (const { folder, entry } of [...indexes.pages, ...indexes.tools, ...indexes.outlines]) {
    const home = `${HOME}${folder}/`;
    first.set(`${home}pagefind-entry.json`, Promise.resolve(JSON.stringify(entry)));
    first.set(`${home}wasm.en.pagefind`, program);
  }
  for (const { folder, entry } of [...indexes.pages, ...indexes.tools]) {
    const home = `${HOME}${folder}/`;
    for (const { hash } of Object.values(entry.languages)) {
      const address = `${home}pagefind.${hash}.pf_meta`;
      first.set(address, body(counted(address)));
    }
  }
  return indexes;
}

/** Pagefind passes over files that do not arrive and finds less; here such an answer is a failure. */
self.fetch = async (address, init) => {
  const known = first.get(String(address).replace(/\?.*$/, ''));
  return known ? new Response(await known) : counted(address, init);
};
self.addEventListener('unhandledrejection', (event) => event.preventDefault());

let indexes: Promise<SearchIndexes> | undefined;
async function list(): Promise<SearchIndexes> {
  indexes ??= fetchList(fetchProgram());
  return indexes;
}

let knownWords: Promise<string[]> | undefined;
async function words(): Promise<string[]> {
  knownWords ??= self.fetch(`${HOME}words.txt`).then(async (got) => (await got.text()).split('\n'));
  return knownWords;
}

const script = `${HOME}pagefind.js`;
const engine = createEngine(() => import(/* @vite-ignore */ script), list, words);

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
