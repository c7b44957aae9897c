import { type Fields, isObject, own } from '#domain/own-value.ts';
import type { Gate, GateCall } from './gate.ts';
import { questionAbout } from './question.ts';

/** Writes one line, its end included. */
type Write = (line: Buffer | string) => void;

export interface RelayOptions {
  readonly server: string;
  readonly gate: Gate;
  readonly toClient: Write;
  readonly toServer: Write;
  /** Milliseconds that a question stays open. */
  readonly patience: number;
  /** Starts the ids of the wrapper's own requests: no id of the server's own may start like it. */
  readonly ownIds: string;
}

type Key = string;
interface Open {
  readonly id: unknown;
  readonly call: GateCall;
  readonly message: Fields;
  readonly reason: string;
  readonly timer: NodeJS.Timeout;
}

/** A request of the client that the server has yet to answer. */
type Awaited =
  | { readonly method: 'tools/list' }
  | { readonly method: 'tools/call'; readonly call: GateCall }
  | { readonly method: 'content'; readonly params: unknown };

/** Requests beside calls whose results hold text of the server's. */
const CONTENT_METHODS: readonly unknown[] = ['resources/read', 'prompts/get', 'tasks/result'];

/**
 * The messages between a client and a server over stdio, line by line. Every line passes as it is, except that
 * calls are judged first and lists lose the tools that the policy hides.
 */
export class Relay {
  readonly #options: RelayOptions;
  readonly #awaited = new Map<Key, Awaited>();
  /** By the id of the wrapper's own request. */
  readonly #questions = new Map<string, Open>();
  readonly #readOnly = new Map<string, boolean>();
  #clientAsks = false;
  #asked = 0;

  constructor(options: RelayOptions) {
    this.#options = options;
  }

  fromClient(line: Buffer): void {
    const message = parsed(line);
    if (message === undefined) {
      if (mayHoldCall(line)) this.#answer(null, { error: { code: -32700, message: NOT_READ } });
      else this.#options.toServer(line);
      return;
    }
    const kept = listOf(message).filter((each) => this.#keepsFromClient(each));
    this.#pass(message, kept, line, this.#options.toServer);
  }

  fromServer(line: Buffer): void {
    const message = parsed(line);
    const { toClient } = this.#options;
    if (message === undefined) toClient(line);
    else {
      const kept = listOf(message).map((each) => this.#fromServer(each));
      this.#pass(message, kept, line, toClient);
    }
  }

  /** The client is gone: nobody answers a question any more. */
  end(): void {
    for (const { timer } of this.#questions.values()) clearTimeout(timer);
    this.#questions.clear();
  }

  #pass(message: unknown, kept: readonly unknown[], line: Buffer, write: Write): void {
    const all = listOf(message);
    if (kept.length === all.length && kept.every((each, at) => each === all[at])) write(line);
    else if (Array.isArray(message) && kept.length > 0) write(`${JSON.stringify(kept)}\n`);
    else if (kept.length > 0) write(`${JSON.stringify(kept[0])}\n`);
  }

  /** False for what the server does not get: at all, or not yet. */
  #keepsFromClient(message: unknown): boolean {
    if (!isObject(message)) return true;
    const id = own(message, 'id');
    const method = own(message, 'method');
    const params = own(message, 'params');
    if (method === undefined) return !this.#isAnswer(id, message);
    if (method === 'initialize') this.#clientAsks = canAsk(own(params, 'capabilities'));
    if (method === 'tools/call') {
      try {
        return this.#judged(id, message);
      } catch {
        this.#refuse(id, 'The call was refused: toolward-guard failed to judge it.');
        return false;
      }
    }
    if (method === 'tools/list') this.#awaited.set(keyOf(id), { method });
    if (CONTENT_METHODS.includes(method))
      this.#awaited.set(keyOf(id), { method: 'content', params });
    if (method === 'notifications/cancelled') return !this.#isWithdrawn(own(params, 'requestId'));
    return true;
  }

  #judged(id: unknown, message: Fields): boolean {
    const call = this.#callOf(own(message, 'params'));
    if (call === undefined) {
      this.#refuse(id, 'The call was refused: it names no tool, or its arguments are no object.');
      return false;
    }
    const { outcome, reason } = this.#options.gate.judge(call);
    if (outcome === 'allowed') {
      this.#awaited.set(keyOf(id), { method: 'tools/call', call });
      return true;
    }
    if (outcome !== 'asked') this.#refuse(id, `The call was refused. ${reason}`);
    else if (id === undefined || id === null) this.#refuse(id, reason);
    else if (!this.#clientAsks) {
      this.#refuse(id, `${reason} This client cannot ask a person, so the call was refused.`);
    } else this.#ask({ id, call, message, reason });
    return false;
  }

  #callOf(params: unknown): GateCall | undefined {
    const tool = own(params, 'name');
    const args = own(params, 'arguments') ?? {};
    if (typeof tool !== 'string' || !isObject(args)) return undefined;
    return {
      tool,
      arguments: args,
      params,
      ...(this.#readOnly.get(tool) ? { readOnly: true } : {}),
    };
  }

  #ask(question: Omit<Open, 'timer'>): void {
    const { call, reason } = question;
    const params = questionAbout({ server: this.#options.server, ...call }, reason);
    this.#asked += 1;
    const id = `${this.#options.ownIds}${this.#asked}`;
    const timer = setTimeout(() => {
      const open = this.#close(id);
      if (open === undefined) return;
      this.#withdraw(id);
      this.#refuse(open.id, `${open.reason} Nobody answered in time, so the call was refused.`);
    }, this.#options.patience);
    this.#questions.set(id, { ...question, timer });
    this.#tell({ id, method: 'elicitation/create', params });
  }

  /** Is this the client's answer to a question of the wrapper's? */
  #isAnswer(id: unknown, message: Fields): boolean {
    if (typeof id !== 'string' || !id.startsWith(this.#options.ownIds)) return false;
    const open = this.#close(id);
    if (open === undefined) return true;
    const result = own(message, 'result');
    const action = own(result, 'action');
    if (action === 'accept' && own(own(result, 'content'), 'ok') === true) {
      this.#awaited.set(keyOf(open.id), { method: 'tools/call', call: open.call });
      this.#options.toServer(`${JSON.stringify(open.message)}\n`);
    } else {
      const why = action === 'accept' || action === 'decline' ? 'declined it' : 'did not answer';
      this.#refuse(open.id, `${open.reason} The person ${why}, so the call was refused.`);
    }
    return true;
  }

  /** Has the client cancelled a call that a person is still being asked about? The server never saw it. */
  #isWithdrawn(requestId: unknown): boolean {
    const found = [...this.#questions].find(([, open]) => keyOf(open.id) === keyOf(requestId));
    if (found === undefined) return false;
    this.#close(found[0]);
    this.#withdraw(found[0]);
    return true;
  }

  #close(id: string): Open | undefined {
    const open = this.#questions.get(id);
    this.#questions.delete(id);
    clearTimeout(open?.timer);
    return open;
  }

  #withdraw(requestId: string): void {
    this.#tell({ method: 'notifications/cancelled', params: { requestId } });
  }

  /** The message as the client gets it. */
  #fromServer(message: unknown): unknown {
    if (!isObject(message) || own(message, 'method') !== undefined) return message;
    const key = keyOf(own(message, 'id'));
    const awaited = this.#awaited.get(key);
    if (awaited === undefined) return message;
    this.#awaited.delete(key);
    if (awaited.method === 'tools/list') return this.#withoutHidden(message);
    if (awaited.method === 'content') this.#options.gate.readOther(awaited.params);
    else this.#options.gate.finished(awaited.call, message);
    return message;
  }

  #withoutHidden(message: Fields): Fields {
    const result = own(message, 'result');
    const tools = own(result, 'tools');
    if (!isObject(result) || !Array.isArray(tools)) return message;
    for (const tool of tools) {
      const name = own(tool, 'name');
      const hint = own(own(tool, 'annotations'), 'readOnlyHint') === true;
      if (typeof name === 'string') this.#readOnly.set(name, hint);
    }
    const shown = tools.filter((tool) => !this.#isHidden(own(tool, 'name')));
    return shown.length === tools.length
      ? message
      : { ...message, result: { ...result, tools: shown } };
  }

  #isHidden(name: unknown): boolean {
    return typeof name === 'string' && this.#options.gate.isHidden(name);
  }

  /** A refusal is a result that the model can read; a call without an id gets no answer. */
  #refuse(id: unknown, text: string): void {
    if (id === undefined) return;
    this.#answer(id, { result: { content: [{ type: 'text', text }], isError: true } });
  }

  #answer(id: unknown, answer: Fields): void {
    this.#tell({ id, ...answer });
  }

  #tell(message: Fields): void {
    this.#options.toClient(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
  }
}

const NOT_READ = 'Parse error: toolward-guard cannot read this call, so it was not passed on';

function parsed(line: Buffer): unknown {
  try {
    return JSON.parse(line.toString('utf8'));
  } catch {
    return undefined;
  }
}

const listOf = (message: unknown): readonly unknown[] =>
  Array.isArray(message) ? message : [message];

/**
 * The key of an id. Clients of the SDK take the answer `"1"` for that to their request 1, so a server could else pass a
 * list or a result by the relay.
 */
function keyOf(id: unknown): Key {
  const isNumber = typeof id === 'string' && id.trim() !== '' && Number.isFinite(Number(id));
  return isNumber ? String(Number(id)) : String(id);
}

/** Forms can be shown: `elicitation: {}` means forms, `{url: {}}` alone means only links. */
function canAsk(capabilities: unknown): boolean {
  const elicitation = own(capabilities, 'elicitation');
  if (!isObject(elicitation)) return false;
  return own(elicitation, 'form') !== undefined || own(elicitation, 'url') === undefined;
}

/** A line that is not JSON here may be a call to a more lenient parser, such as one that reads NaN. */
function mayHoldCall(line: Buffer): boolean {
  const text = line
    .toString('utf8')
    .replace(/\\u([0-9a-f]{4})/giu, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    .replaceAll('\\/', '/');
  return text.includes('tools/call');
}
