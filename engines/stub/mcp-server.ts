// A stdio MCP server whose tools do nothing but write down that they were reached.
// Arguments: its number, its name, a JSON file with its tools, the log.
import { appendFileSync, readFileSync } from 'node:fs';
import { marker } from './marker.ts';

const [number = '0', name = 'stub', toolsFile = '', log = ''] = process.argv.slice(2);
const { tools, saysReadOnly, results } = JSON.parse(readFileSync(toolsFile, 'utf8')) as {
  tools: string[];
  saysReadOnly?: true;
  results?: Record<string, string>;
};
const inputSchema = {
  type: 'object',
  properties: { owner: { type: 'string' }, repo: { type: 'string' } },
};

interface Request {
  id?: number | string;
  method: string;
  params?: { name?: string; arguments?: object; protocolVersion?: string };
}

function write(event: object): void {
  appendFileSync(log, `${JSON.stringify({ server: Number(number), ...event })}\n`);
}

function answer({ method, params }: Request): object {
  if (method === 'initialize') {
    return {
      protocolVersion: params?.protocolVersion,
      capabilities: { tools: {} },
      serverInfo: { name, version: '1.0.0' },
    };
  }
  if (method === 'tools/list') {
    write({ listed: true });
    const describe = (tool: string, index: number) => ({
      name: tool,
      description: `Stub tool ${marker(Number(number), index)}.`,
      inputSchema,
      ...(saysReadOnly ? { annotations: { readOnlyHint: true } } : {}),
    });
    return { tools: tools.map(describe) };
  }
  if (method === 'tools/call') {
    write({ tool: params?.name, arguments: params?.arguments });
    const text = [`REACHED ${params?.name}`, results?.[params?.name ?? ''] ?? ''].join(' ').trim();
    return { content: [{ type: 'text', text }] };
  }
  return {};
}

function receive(line: string): void {
  const request = JSON.parse(line) as Request;
  if (request.id === undefined) return;
  const message = { jsonrpc: '2.0', id: request.id, result: answer(request) };
  process.stdout.write(`${JSON.stringify(message)}\n`);
}

// Not node:readline, which also ends a line at U+2028: a tool's name may hold one.
let rest = '';
process.stdin.setEncoding('utf8').on('data', (chunk) => {
  const lines = `${rest}${chunk}`.split('\n');
  rest = lines.pop() ?? '';
  for (const line of lines) if (line.trim() !== '') receive(line);
});
