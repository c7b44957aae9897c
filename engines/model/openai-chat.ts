import { type Dialect, field, list, type Reply, sendJson, startStream } from './dialect.ts';

function message(reply: Reply): object {
  if ('text' in reply) return { role: 'assistant', content: reply.text };
  const calls = reply.calls.map(({ id, call, arguments: args }, index) => {
    const called = { name: call.name, arguments: JSON.stringify(args) };
    return { index, id, type: 'function', function: called };
  });
  return { role: 'assistant', content: null, tool_calls: calls };
}

const usage = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 };

/** Chat Completions API, as opencode and Copilot CLI speak it. */
export const openaiChat: Dialect = {
  isTurn: (path) => path.includes('/chat/completions'),
  offered: (body) =>
    list(field(body, 'tools')).map((tool) => ({
      name: String(field(field(tool, 'function'), 'name')),
      description: field(field(tool, 'function'), 'description'),
    })),
  results: (body) =>
    list(field(body, 'messages'))
      .filter((entry) => field(entry, 'role') === 'tool')
      .map((entry) => JSON.stringify(field(entry, 'content'))),
  send(response, body, reply) {
    const finish = 'text' in reply ? 'stop' : 'tool_calls';
    const base = { id: 'completion', created: 1, model: field(body, 'model') };
    if (field(body, 'stream') !== true) {
      const choices = [{ index: 0, message: message(reply), finish_reason: finish }];
      return sendJson(response, { ...base, object: 'chat.completion', choices, usage });
    }
    const write = startStream(response);
    const chunk = (delta: object, finish_reason: string | null) =>
      write({
        ...base,
        object: 'chat.completion.chunk',
        choices: [{ index: 0, delta, finish_reason }],
        ...(finish_reason === null ? {} : { usage }),
      });
    chunk(message(reply), null);
    chunk({}, finish);
    response.end('data: [DONE]\n\n');
  },
};
