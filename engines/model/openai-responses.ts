import { type Dialect, field, list, type OfferedTool, type Reply, startStream } from './dialect.ts';

function offered(tool: unknown, namespace?: string): OfferedTool[] {
  const name = String(field(tool, 'name'));
  if (field(tool, 'type') === 'namespace') {
    return list(field(tool, 'tools')).flatMap((inner) => offered(inner, name));
  }
  const description = field(tool, 'description');
  return [{ name, description, ...(namespace === undefined ? {} : { namespace }) }];
}

const USAGE = {
  input_tokens: 1,
  output_tokens: 1,
  total_tokens: 2,
  input_tokens_details: null,
  output_tokens_details: null,
};

function items(reply: Reply): object[] {
  if ('text' in reply) {
    const content = [{ type: 'output_text', text: reply.text }];
    return [{ type: 'message', id: 'message', role: 'assistant', content }];
  }
  return reply.calls.map(({ id, call, arguments: args }) => ({
    type: 'function_call',
    id: `item_${id}`,
    call_id: id,
    ...call,
    arguments: JSON.stringify(args),
  }));
}

/** Responses API, as Codex speaks it. */
export const openaiResponses: Dialect = {
  isTurn: (path) => path.includes('/responses'),
  offered: (body) => list(field(body, 'tools')).flatMap((tool) => offered(tool)),
  results: (body) =>
    list(field(body, 'input'))
      .filter((item) => field(item, 'type') === 'function_call_output')
      .map((item) => JSON.stringify(field(item, 'output'))),
  approval(body) {
    const schema = field(field(field(body, 'text'), 'format'), 'schema');
    const isReview = field(field(schema, 'properties'), 'outcome') !== undefined;
    return isReview ? JSON.stringify({ outcome: 'allow', rationale: 'Fine.' }) : undefined;
  },
  send(response, _body, reply) {
    const write = startStream(response);
    const send = (type: string, rest: object) => write({ type, ...rest }, type);
    send('response.created', { response: { id: 'response' } });
    for (const [output_index, item] of items(reply).entries()) {
      send('response.output_item.done', { output_index, item });
    }
    send('response.completed', { response: { id: 'response', usage: USAGE } });
    response.end();
  },
};
