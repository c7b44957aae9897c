import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Catalogue } from '#queries/database.ts';
import { jsonLdText } from './json-ld.ts';
import { securityPolicy } from './security-policy.ts';
import { selfContained } from './self-contained.ts';
import { failures } from './testing/try-check.ts';

const SCRIPT = 'document.title';
const HASH = createHash('sha256').update(SCRIPT).digest('base64');
const POLICY = `<meta http-equiv="content-security-policy" content="default-src 'none'; script-src 'self' 'sha256-${HASH}'; connect-src 'self'; form-action 'self'; base-uri 'none'">`;
const head = (inner: string): string => `<html><head><meta charset="utf-8">${inner}</head><body>`;

describe('the security policy', () => {
  test('a good head', () => {
    const html = head(`${POLICY}<script>${SCRIPT}</script><link rel="icon" href="/x.svg">`);
    expect(failures(securityPolicy, { '/': html })).toEqual([]);
  });

  test.each([
    [head(''), 'no content security policy'],
    [head(`<link rel="stylesheet" href="/a.css">${POLICY}`), '<link> before the policy'],
    [head(`${POLICY}<script>alert(1)</script>`), 'an inline script'],
    [
      head(POLICY.replace("connect-src 'self'", 'connect-src *')),
      "a policy without connect-src 'self'",
    ],
    [head(POLICY.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'")), 'the policy'],
    [head(POLICY.replace("script-src 'self'", 'script-src https://cdn.example')), 'the policy'],
    [`${head(POLICY)}<p style="color: red">x</p>`, 'style="color: red" on <p>'],
    [`${head(POLICY)}<p onclick="x()">x</p>`, 'onclick="x()" on <p>'],
    [`${head(POLICY)}<a href="javascript:x()">x</a>`, 'javascript:x()'],
  ])('%s', (html, found) => {
    expect(failures(securityPolicy, { '/': html }).join('\n')).toContain(`/: ${found}`);
  });
});

describe('what the site asks others for', () => {
  test('nothing, in a good site', () => {
    const site = {
      '/': '<a href="https://example.com/">x</a><img src="data:," alt=""><script src="/a.js"></script><link rel="canonical" href="https://other.example/">',
      '/a.css': 'a { background: url("/b.svg"); b: url(data:x) }',
      '/a.js': 'fetch("/data/a.json"); import("./b.js"); const ns = "http://www.w3.org/2000/svg"',
    };
    expect(failures(selfContained, site)).toEqual([]);
  });

  test.each([
    ['/', '<script src="https://cdn.example/x.js"></script>'],
    ['/', '<img src="//cdn.example/x.png" alt="">'],
    ['/', '<img srcset="/a.png 1x, https://cdn.example/b.png 2x" alt="">'],
    ['/', '<link rel="stylesheet" href="https://fonts.example/a.css">'],
    ['/', '<link rel="preconnect" href="https://fonts.example/">'],
    ['/', '<form action="https://post.example/"></form>'],
    ['/', '<iframe src="https://frame.example/"></iframe>'],
    ['/a.css', '@import "https://fonts.example/a.css";'],
    ['/a.css', 'a { background: url(//cdn.example/x.png) }'],
    ['/a.js', 'await fetch("https://api.example/")'],
    ['/a.js', 'new WebSocket("wss://api.example/")'],
  ])('something, in %s with %s', (path, text) => {
    expect(failures(selfContained, { [path]: text })).toHaveLength(1);
  });
});

describe('structured data', () => {
  const page = (entry: string, body = '<p>An answer, in words.</p>') => ({
    '/data/': `<html><head><title>The title</title><meta name="description" content="It says.">
      <script type="application/ld+json">${entry}</script></head><body>${body}</body></html>`,
  });
  const entry = (text: string) =>
    `{"@context":"https://schema.org","@type":"Thing","url":"https://a.example","name":"The title","text":"${text}"}`;
  const found = (site: Record<string, string>) => failures(jsonLdText, site, {} as Catalogue);

  test('words of the page are fine, however they are broken into lines', () => {
    const body = '<p>An <b>answer</b>,\n in words.</p>';
    expect(found(page(entry('An answer, in words.'), body))).toEqual([]);
    expect(found(page(entry('It says.')))).toEqual([]);
  });

  test('words that do not stand there, broken JSON, and no context', () => {
    expect(found(page(entry('Another answer.')))).toEqual([
      '/data/: text of Thing: “Another answer.”',
    ]);
    expect(found(page('{ broken'))[0]).toContain('JSON');
    expect(found(page('{"@type":"Thing"}'))).toEqual(['/data/: Thing without its context']);
  });
});
