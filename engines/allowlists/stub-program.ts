// A stdio MCP server that writes down how it was started. Arguments: the log, then whatever a case gives.
import { appendFileSync } from 'node:fs';
import { answerTo } from './stub-answer.ts';

appendFileSync(process.argv[2] ?? '', `${JSON.stringify(process.argv.slice(3))}\n`);

let rest = '';
process.stdin.setEncoding('utf8').on('data', (chunk) => {
  const lines = `${rest}${chunk}`.split('\n');
  rest = lines.pop() ?? '';
  for (const line of lines) {
    const answer = line.trim() === '' ? undefined : answerTo(JSON.parse(line));
    if (answer) process.stdout.write(`${JSON.stringify(answer)}\n`);
  }
});
