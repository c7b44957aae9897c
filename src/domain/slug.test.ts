import fc from 'fast-check';
import { expect, test } from 'vitest';
import { slugify, uniqueSlugs } from './slug.ts';

test.each([
  ['create_api_key', 'create-api-key'],
  ['createApiKey', 'create-api-key'],
  ['GetHTTPResponse', 'get-http-response'],
  ['/api/qr/decode', 'api-qr-decode'],
  ['Überweisung', 'uberweisung'],
  ['高德天气查询助手', ''],
])('%s becomes “%s”', (name, slug) => {
  expect(slugify(name)).toBe(slug);
});

test('names that differ only in case or style get addresses of their own', () => {
  const slugs = uniqueSlugs(['get_user', 'getUser', 'GET-USER', '高德', '天气']);
  expect(new Set(slugs.values()).size).toBe(5);
});

test('every name gets one address, fit for a URL, whatever the order of the names', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.string({ minLength: 1, unit: 'binary' }), { maxLength: 30 }),
      (names) => {
        const slugs = uniqueSlugs(names);
        expect(new Set(slugs.values()).size).toBe(names.length);
        for (const slug of slugs.values()) expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
        expect(uniqueSlugs([...names].reverse())).toEqual(slugs);
      },
    ),
  );
});
