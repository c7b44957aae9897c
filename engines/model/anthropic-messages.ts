import { type Dialect, field, list, type Reply, sendJson, startStream } from './dialect.ts';

function blocks(body: unknown): unknown[] {
  return list(field(body, 'messages')).flatMap((message) => list(field(message, 'content')));
}

function content(reply: Reply): readonly object[] {
  if ('text' in reply) return [{ type: 'text', text: reply.text }];
  return reply.calls.map(({ id, call, arguments: input }) => ({
    type: 'tool_use',
    id,
    name: call.name,
    input,
  }));
}

/** The blocks of a stream: how each begins, and all that follows. */
function streamed(reply: Reply): readonly { block: object; delta: object }[] {
  if ('text' in reply) {
    const delta = { type: 'text_delta', text: reply.text };
    return [{ block: { type: 'text', text: '' }, delta }];
  }
  return content(reply).map((block, index) => ({
    block: { ...block, input: {} },
    delta: {
      type: 'input_json_delta',
      partial_json: JSON.stringify(reply.calls[index]?.arguments),
    },
  }));
}

function message(body: unknown, reply: Reply): Record<string, unknown> {
  return {
    id: 'msg_1',
    type: 'message',
    role: 'assistant',
    model: field(body, 'model') ?? 'stub',
    content: content(reply),
    stop_reason: 'text' in reply ? 'end_turn' : 'tool_use',
    stop_sequence: null,
    usage: { input_tokens: 1, output_tokens: 1 },
  };
}

/**
 * In auto mode Claude Code lets the API judge each call in a person's place; this one has no objection
 * to any.
 */
function verdicts(body: unknown, reply: Reply): object {
  if (list(field(body, 'safeguards')).length === 0 || 'text' in reply) return {};
  const verdict = { type: 'evaluated', outcome: 'not_flagged' };
  const uses = Object.fromEntries(reply.calls.map(({ id }) => [id, verdict]));
  const status = { type: 'available', tool_uses: uses };
  return { safeguard_results: [{ type: 'dangerous_tool_use', status }] };
}

/** Messages API, as Claude Code speaks it. */
export const anthropicMessages: Dialect = {
  isTurn: (path) => path.startsWith('/v1/messages') && !path.includes('count_tokens'),
  offered: (body) =>
    list(field(body, 'tools')).map((tool) => ({
      name: String(field(tool, 'name')),
      description: field(tool, 'description'),
    })),
  results: (body) =>
    blocks(body)
      .filter((block) => field(block, 'type') === 'tool_result')
      .map((block) => JSON.stringify(field(block, 'content'))),
  send(response, body, reply) {
    const whole = message(body, reply);
    if (field(body, 'stream') !== true) return sendJson(response, whole);
    const write = startStream(response);
    const send = (type: string, rest: object) => write({ type, ...rest }, type);
    send('message_start', { message: { ...whole, content: [], stop_reason: null } });
    for (const [index, { block, delta }] of streamed(reply).entries()) {
      send('content_block_start', { index, content_block: block });
      send('content_block_delta', { index, delta });
      send('content_block_stop', { index });
    }
    const stop = { stop_reason: whole['stop_reason'], stop_sequence: null };
    const end = { ...stop, ...verdicts(body, reply) };
    send('message_delta', { delta: end, usage: { output_tokens: 1 } });
    send('message_stop', {});
    response.end();
  },
};
