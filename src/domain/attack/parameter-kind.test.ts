import { expect, test } from 'vitest';
import { nameWords } from './name-words.ts';
import { parameterKinds } from './parameter-kind.ts';

test.each([
  ['createAPIKey', ['create', 'api', 'key']],
  ['create_api_key', ['create', 'api', 'key']],
  ['files/read-file', ['files', 'read', 'file']],
  ['getURLFromS3', ['get', 'url', 'from', 's3']],
  ['读取文件', ['读取文件']],
  ['()', []],
])('%s has the words %j', (name, words) => {
  expect(nameWords(name)).toEqual(words);
});

test.each([
  ['filePath', ['path']],
  ['url', ['url']],
  ['to', ['recipient']],
  ['sql', ['query']],
  ['max_amount', ['amount']],
  ['count', []],
])('%s carries %j', (name, kinds) => {
  expect(parameterKinds({ name })).toEqual(kinds);
});
