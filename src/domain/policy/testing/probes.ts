/** Values that a condition could take for something else. */
export const PROBES: readonly unknown[] = [
  ...[null, true, 7, -1, 0, 1e-7, 2.5, 99.5, 100, 100.5, 1e21, '7', 'acme', 'ACME', 'it"s', ''],
  ...['acme"', 'a', 'b', ['acme'], { acme: 'acme' }, '"amount":1', '*', 'b\\c', '2'],
  ...[
    '/srv/data',
    '/srv/data/',
    '/srv/data//',
    '/srv/data/a/b.c',
    '/srv/data/../x',
    '/srv/data/..',
  ],
  ...['/srv/data/./x', '/srv/data/...', '/srv/data/.x', '/srv/database', '/srv/data\\..\\x', '/x'],
  ...['/srv/data/a\nb', '/srv/data/"', '/srv/da.ta/..x/', '/srv/data/\u2028', ' /srv/data'],
  ...[
    'https://example.com',
    'http://example.com/x',
    'https://example.com:80/',
    'https://example.com?',
  ],
  ...['https://example.com.evil.test/', 'https://example.com@evil.test/', 'https://a.example#x'],
  ...['https://example.com:x@evil.test/', 'HTTPS://example.com/', 'ftp://example.com/'],
  ...['https://evil.test/https://example.com/', 'https://exampleXcom/'],
];
