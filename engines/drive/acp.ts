import { setTimeout } from 'node:timers/promises';
import type { OnQuestion, Person, Session } from '../client.ts';
import { field, list } from '../model/dialect.ts';
import type { Channel } from './channel.ts';
import { jsonRpc } from './json-rpc.ts';

/** The choice about this one call; without one, the request is cancelled. */
function choice(params: unknown, { says }: Person): object {
  const kind = says === 'yes' ? 'allow_once' : 'reject_once';
  const found = list(field(params, 'options')).find((option) => field(option, 'kind') === kind);
  return found === undefined
    ? { outcome: 'cancelled' }
    : { outcome: 'selected', optionId: field(found, 'optionId') };
}

export interface AcpSession {
  /** The folder in which the client works. */
  readonly work: string;
  /** The client's own mode, as it names it. */
  readonly mode: string | undefined;
  /** Options of the session that are set before it starts, by the client's own ids. */
  readonly options?: Readonly<Record<string, string>>;
  readonly prompts: Session['prompts'];
  readonly person: Person;
}

/** A client may need this long until its servers have started (milliseconds). */
const SERVERS_START = 1500;
/** A client whose turn ends at each question is told to go on this often. */
const MOST_PROMPTS = 40;
const GO_ON = 'Go.';

/**
 * Speaks the Agent Client Protocol, version 1, as an editor does. Several clients end their turn once
 * a person has said no: such a session goes on with another prompt.
 */
export function speakAcp({ work, mode, options = {}, prompts, person }: AcpSession) {
  return async (channel: Channel, onQuestion: OnQuestion): Promise<void> => {
    let questions = 0;
    const { request } = jsonRpc(channel, async (method, params) => {
      if (method !== 'session/request_permission') return {};
      if (person.after > 0) await setTimeout(person.after);
      questions += 1;
      const call = field(params, 'toolCall');
      onQuestion({ tool: String(field(call, 'title')), request: call });
      return { outcome: choice(params, person) };
    });
    const fs = { readTextFile: false, writeTextFile: false };
    await request('initialize', {
      protocolVersion: 1,
      clientCapabilities: { fs, terminal: false },
    });
    const opened = await request('session/new', { cwd: work, mcpServers: [] });
    const sessionId = field(opened, 'sessionId');
    if (mode !== undefined) await request('session/set_mode', { sessionId, modeId: mode });
    for (const [configId, value] of Object.entries(options)) {
      // A client refuses an option that its administrator switched off.
      await request('session/set_config_option', { sessionId, configId, value }).catch(() => {});
    }
    await setTimeout(SERVERS_START);
    for (const text of prompts) {
      for (let told = 0; told < MOST_PROMPTS; told += 1) {
        const before = questions;
        const words = told === 0 ? text : GO_ON;
        await request('session/prompt', { sessionId, prompt: [{ type: 'text', text: words }] });
        if (questions === before) break;
      }
    }
  };
}
