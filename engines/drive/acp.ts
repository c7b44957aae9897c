import type { OnQuestion } from '../client.ts';
import { field, list } from '../model/dialect.ts';
import type { Channel } from './channel.ts';
import { jsonRpc } from './json-rpc.ts';

/** The choice that refuses this one call; without one, the request is cancelled. */
function refusal(params: unknown): object {
  const no = list(field(params, 'options')).find(
    (option) => field(option, 'kind') === 'reject_once',
  );
  return no === undefined
    ? { outcome: 'cancelled' }
    : { outcome: 'selected', optionId: field(no, 'optionId') };
}

export interface AcpSession {
  /** The folder in which the client works. */
  readonly work: string;
  /** The client's own mode, as it names it. */
  readonly mode: string | undefined;
  /** Options of the session that are set before it starts, by the client's own ids. */
  readonly options?: Readonly<Record<string, string>>;
}

/** A client may need this long until its servers have started (milliseconds). */
const SERVERS_START = 1500;
/** A client whose turn ends at each question is told to go on this often. */
const MOST_PROMPTS = 40;

/**
 * Speaks the Agent Client Protocol, version 1, as an editor does. Several clients end their turn once
 * a person has said no: such a session goes on with another prompt.
 */
export function speakAcp({ work, mode, options = {} }: AcpSession) {
  return async (channel: Channel, onQuestion: OnQuestion): Promise<void> => {
    let questions = 0;
    const { request } = jsonRpc(channel, (method, params) => {
      if (method !== 'session/request_permission') return {};
      questions += 1;
      const call = field(params, 'toolCall');
      onQuestion({ tool: String(field(call, 'title')), request: call });
      return { outcome: refusal(params) };
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
    await new Promise((resolve) => setTimeout(resolve, SERVERS_START));
    const prompt = [{ type: 'text', text: 'Go.' }];
    for (let told = 0; told < MOST_PROMPTS; told += 1) {
      const before = questions;
      await request('session/prompt', { sessionId, prompt });
      if (questions === before) return;
    }
  };
}
