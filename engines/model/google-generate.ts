import { type Dialect, field, list, type Reply, sendJson, startStream } from './dialect.ts';

function parts(reply: Reply): object[] {
  if ('text' in reply) return [{ text: reply.text }];
  return reply.calls.map(({ id, call, arguments: args }) => ({
    functionCall: { id, name: call.name, args },
  }));
}

/** Generate Content API, as Gemini CLI speaks it. */
export const googleGenerate: Dialect = {
  isTurn: (path) => /:(streamG|g)enerateContent/.test(path),
  offered: (body) =>
    list(field(body, 'tools'))
      .flatMap((group) => list(field(group, 'functionDeclarations')))
      .map((tool) => ({
        name: String(field(tool, 'name')),
        description: field(tool, 'description'),
      })),
  results: (body) =>
    list(field(body, 'contents'))
      .flatMap((content) => list(field(content, 'parts')))
      .filter((contentPart) => field(contentPart, 'functionResponse') !== undefined)
      .map((contentPart) =>
        JSON.stringify(field(field(contentPart, 'functionResponse'), 'response')),
      ),
  send(response, _body, reply) {
    const content = { role: 'model', parts: parts(reply) };
    const usageMetadata = { promptTokenCount: 1, candidatesTokenCount: 1, totalTokenCount: 2 };
    const whole = { candidates: [{ index: 0, content, finishReason: 'STOP' }], usageMetadata };
    if (!response.req.url?.includes('stream')) return sendJson(response, whole);
    startStream(response)(whole);
    response.end();
  },
};
