import { expect, test } from 'vitest';
import { STACK_EXAMPLES } from '../examples.ts';
import { MASK, maskedText } from './masked.ts';

const TOKEN = 'ghp_zzMarkerzz0123456789zzMarkerzz0123';

test('values of variables and headers, and secrets in words and addresses, are masked', () => {
  const text = JSON.stringify(
    {
      mcpServers: {
        a: {
          command: 'docker',
          args: ['run', '-e', `TOKEN=${TOKEN}`, '--token', TOKEN, 'img'],
          env: { DEBUG: '1', KEY: TOKEN, OTHER: '$' + '{input:x}' },
        },
        b: { url: `https://x.example/mcp?key=${TOKEN}`, headers: { 'X-A': 'plain' } },
        c: { url: `https://me:${TOKEN}@x.example` },
        d: { command: 'tool', args: [{ secret: TOKEN }], note: 'hidden too' },
      },
      apiKey: 'hunter2hunter2',
      theme: 'dark',
    },
    null,
    1,
  );
  expect(maskedText(text)).toBe(
    `{
 "mcpServers": {
  "a": {
   "command": "docker",
   "args": [
    "run",
    "-e",
    "TOKEN=•••",
    "--token",
    "•••",
    "img"
   ],
   "env": {
    "DEBUG": "•••",
    "KEY": "•••",
    "OTHER": "$` +
      `{input:x}"
   }
  },
  "b": {
   "url": "https://x.example/mcp?key=•••",
   "headers": {
    "X-A": "•••"
   }
  },
  "c": {
   "url": "•••"
  },
  "d": {
   "command": "•••",
   "args": [
    {
     "secret": "•••"
    }
   ],
   "note": "•••"
  }
 },
 "apiKey": "•••",
 "theme": "dark"
}`,
  );
});

test.each([
  `# ${TOKEN}\n[mcp_servers.a]\ncommand = "x"\nenv = { TOKEN = '${TOKEN}' }\n[mcp_servers.a.http_headers]\nX = """${TOKEN}"""\n`,
  `extensions:\n  a:\n    cmd: x # ${TOKEN}\n    args: [-t, ${TOKEN}]\n    envs:\n      KEY: |\n        ${TOKEN}\n      B: *x\n`,
  `extensions:\n  a: { cmd: x, envs: { KEY: ${TOKEN} } }\n`,
  `{"mcpServers":{"a":{"command":"x","env":{"K":"${TOKEN}"}},"a":{"command":"x --token ${TOKEN}"}}} // ${TOKEN}`,
])('no form shows a secret: %#', (text) => {
  expect(maskedText(text) ?? '').not.toContain('zzMarkerzz');
});

test('a secret that escapes hide is not shown', () => {
  const text = '{"mcpServers":{"a":{"command":"x","env":{"PASSWORD":"hunter\\u0032hunter2"}}}}';
  expect(maskedText(text)).toBe(text.replace('hunter\\u0032hunter2', MASK));
});

test.each(STACK_EXAMPLES)(
  'the example of $label can be shown, if it is a file',
  ({ text, fileName }) => {
    const masked = maskedText(text, fileName);
    if (text.startsWith('claude')) expect(masked ?? '').not.toContain('mcpServers');
    else expect(masked).toEqual(expect.any(String));
  },
);

test('command lines show no value of a variable, a header or an option that names a secret', () => {
  const text = `claude mcp add a -e KEY=short -- npx name --token ${TOKEN}\nclaude mcp add b --header 'X: y' https://a.example/?k=${TOKEN} # ${TOKEN}`;
  expect(maskedText(text)).toBe(
    'claude mcp add a -e KEY=••• -- npx name --token •••\nclaude mcp add b --header X:••• ••• # •••',
  );
  expect(maskedText(`claude mcp add-json a '{"env":{"K":"short"}}'`)).toBeUndefined();
});
