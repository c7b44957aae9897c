// A stdio MCP server for the tests. Arguments: the log, and what the process does besides serving.
import { appendFileSync } from 'node:fs';

const [log = '', mode = ''] = process.argv.slice(2);
const TOOLS = [
  'read_page',
  'look_up',
  'send',
  'remove',
  'secret',
  'limited',
  'fetch',
  'extra',
  'query',
];

function write(event: object): void {
  appendFileSync(log, `${JSON.stringify(event)}\n`);
}

interface Request {
  id?: unknown;
  method?: string;
  params?: {
    name?: string;
    arguments?: { size?: number; wait?: number };
    protocolVersion?: string;
  };
}

function resultOf({ method, params }: Request): object {
  if (method === 'initialize') {
    const { protocolVersion } = params ?? {};
    const serverInfo = { name: 'stub', version: '1.0.0' };
    return { protocolVersion, capabilities: { tools: {}, resources: {} }, serverInfo };
  }
  if (method === 'tools/list') {
    const inputSchema = { type: 'object' };
    const hint = (name: string) =>
      name === 'extra' ? { annotations: { readOnlyHint: true } } : {};
    return { tools: TOOLS.map((name) => ({ name, inputSchema, ...hint(name) })) };
  }
  if (method === 'resources/read') {
    return { contents: [{ uri: 'stub://page', text: 'Text of an outsider.' }] };
  }
  if (method === 'tools/call') {
    const { name, arguments: args } = params ?? {};
    write({ tool: name, arguments: args });
    if (mode === 'crash') process.exit(3);
    const text = `REACHED ${name} see https://seen.example/page. ${'x'.repeat(args?.size ?? 0)}`;
    return { content: [{ type: 'text', text }] };
  }
  return {};
}

function receive(line: string): void {
  let message: Request | Request[];
  try {
    message = JSON.parse(line);
  } catch {
    write({ malformed: line });
    process.stdout.write(`not understood: ${line}\n`);
    return;
  }
  for (const request of [message].flat()) {
    if (request.method?.startsWith('notifications/')) write({ notified: request.method });
    if (request.id === undefined || request.method === undefined) continue;
    const answer = `${JSON.stringify({ jsonrpc: '2.0', id: mode === 'text-ids' ? String(request.id) : request.id, result: resultOf(request) })}\n`;
    setTimeout(() => process.stdout.write(answer), request.params?.arguments?.wait ?? 0);
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    write({ signal });
    process.exit(40);
  });
}
let rest = '';
process.stdin.setEncoding('utf8').on('data', (chunk) => {
  const lines = `${rest}${chunk}`.split('\n');
  rest = lines.pop() ?? '';
  lines.forEach(receive);
});
process.stdin.on('end', () => {
  if (rest !== '') receive(rest);
  write({ ended: true });
  process.exitCode = 7;
});
write({ started: true });
