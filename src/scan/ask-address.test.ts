import { expect, test } from 'vitest';
import { stubAddress } from '../../tests/fixtures/stub-address.ts';
import { scanServer } from './scan-server.ts';
import { DEFAULT_LIMITS, type HttpTarget, type ScanLimits } from './target.ts';

const scan = (target: Partial<HttpTarget> & { url: string }, limits: Partial<ScanLimits> = {}) =>
  scanServer(
    { kind: 'http', name: 'stub', headers: {}, ...target },
    { limits: { ...DEFAULT_LIMITS, ...limits }, signal: new AbortController().signal },
  );

test.each(['streamable-http', 'sse'] as const)('asks over %s and calls no tool', async (speaks) => {
  const stub = await stubAddress('pages', speaks);
  try {
    const found = await scan({ url: stub.url, headers: { 'X-Key': 'secret-of-mine' } });
    expect(found).toMatchObject({ transport: speaks, pages: 3 });
    expect(found.tools).toHaveLength(3);
    expect(new Set(stub.asked)).toEqual(new Set(['initialized', 'tools/list']));
    expect(stub.headers.every((headers) => headers['x-key'] === 'secret-of-mine')).toBe(true);
  } finally {
    await stub.close();
  }
});

test.each(['streamable-http', 'sse'] as const)('refuses too many bytes over %s', async (speaks) => {
  const stub = await stubAddress('huge', speaks);
  try {
    await expect(scan({ url: stub.url })).rejects.toThrow('more than 10 MB');
  } finally {
    await stub.close();
  }
});

test.each(['streamable-http', 'sse'] as const)(
  'gives up when nothing comes over %s',
  async (speaks) => {
    const stub = await stubAddress('silent', speaks);
    try {
      await expect(scan({ url: stub.url }, { milliseconds: 1_500 })).rejects.toThrow(
        'within 1.5 s',
      );
    } finally {
      await stub.close();
    }
  },
);

test('says that a login is wanted, without the address’s secrets', async () => {
  const stub = await stubAddress('plain', 'login');
  try {
    const refused = scan({ url: `${stub.url}?api_key=abcdef123456` });
    await expect(refused).rejects.toThrow(/HTTP 401.*--header/);
    await expect(refused).rejects.not.toThrow('abcdef123456');
  } finally {
    await stub.close();
  }
});

test('says that nobody answers', async () => {
  const stub = await stubAddress('plain', 'sse');
  await stub.close();
  await expect(scan({ url: stub.url })).rejects.toThrow(/fetch failed.*ECONNREFUSED/);
});
