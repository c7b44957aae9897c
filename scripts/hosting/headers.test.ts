import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { HASHED_FOLDER, headersFile, IMMUTABLE, REVALIDATE, SECURITY_HEADERS } from './headers.ts';

const lines = SECURITY_HEADERS.map(({ name, value }) => `${name}: ${value}`);

test('public/_headers says what the list says', async () => {
  await expect(headersFile()).toMatchFileSnapshot('../../public/_headers');
});

test('SECURITY.md tells deployers to send the headers of the list', () => {
  const [, block] =
    /send these headers \(`docs\/hosting\.md`\):\n\n```\n([^`]+)\n```/.exec(
      readFileSync('SECURITY.md', 'utf8'),
    ) ?? [];
  expect(block?.split('\n')).toEqual(lines);
});

test('the recipe for nginx sends the headers of the list with every answer', () => {
  const recipe = readFileSync('deploy/nginx/toolward.conf', 'utf8');
  const sent = [...recipe.matchAll(/^ {4}add_header (\S+) "(.+)" always;$/gm)];
  expect(sent.map(([, name, value]) => `${name}: ${value}`)).toEqual(lines);
  expect(recipe.match(/add_header/g)).toHaveLength(lines.length + 2);
  expect(recipe).toContain(`default "${REVALIDATE}";`);
  expect(recipe).toContain(`~^${HASHED_FOLDER} "${IMMUTABLE}";`);
});
