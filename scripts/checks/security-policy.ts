import { createHash } from 'node:crypto';
import type { Check } from './check.ts';
import {
  type Element,
  find,
  first,
  ofTag,
  type Page,
  rawText,
  tagTest,
  withTag,
} from './reading/page.ts';

const POLICY = tagTest(
  ({ attributes }) => attributes['http-equiv']?.toLowerCase() === 'content-security-policy',
);

/** What a policy must say: nothing but what this site serves. */
const NEEDED = [
  "default-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "connect-src 'self'",
];

/** The element that loads or runs something before the policy holds, if there is one. */
function tooEarly(page: Page, policy: Element): Element | undefined {
  const head = first(page, withTag('head'));
  const before = head ? page.elements.slice(head.at + 1, policy.at) : [];
  return before.find(
    ({ name, attributes }) => name !== 'meta' || attributes['charset'] === undefined,
  );
}

const isRun = ({ attributes }: Element): boolean =>
  attributes['src'] === undefined && attributes['type'] !== 'application/ld+json';

const hashes: { readonly text: string; readonly hash: string }[] = [];

/** The hash of a script as a policy names it; every page has the same few scripts. */
function hashOf(text: string): string {
  const known = hashes.find((each) => each.text === text);
  if (known) return known.hash;
  const hash = `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  hashes.unshift({ text: Buffer.from(text).toString(), hash });
  hashes.length = Math.min(hashes.length, 20);
  return hash;
}

/** What the policy blocks on a tag, and what should be there instead; null for nothing. */
const blockedOn = ofTag(({ name, attributes }): readonly (readonly [string, string])[] | null => {
  const found = Object.entries(attributes).flatMap(([key, value]): [string, string][] => {
    if (key === 'style' || /^on[a-z]+$/.test(key)) {
      return [[`${key}="${value}" on <${name}>`, 'none: the policy blocks it']];
    }
    return key === 'href' && /^\s*javascript:/i.test(value) ? [[value, 'an address']] : [];
  });
  return found.length > 0 ? found : null;
});

export const securityPolicy: Check = {
  name: 'security-policy',
  promise: 'a content security policy comes first in every head and covers what the page runs',
  things: 'pages',

  page(page, _site, report) {
    report.saw();
    const fail = (found: string, expected: string) =>
      report.fail({ page: page.url, found, expected, from: 'src/layout/theme-script.ts' });
    const policy = first(page, POLICY);
    if (!policy) return fail('no content security policy', 'one in the head');
    const content = policy.attributes['content'] ?? '';
    for (const part of NEEDED) if (!content.includes(part)) fail(`a policy without ${part}`, part);
    if (/https?:|\*|'unsafe-inline'|'unsafe-eval'/.test(content)) {
      fail(`the policy “${content}”`, 'no other host, no inline code without its hash');
    }
    const early = tooEarly(page, policy);
    if (early) fail(`<${early.name}> before the policy`, 'the policy before all but the charset');
    for (const script of find(page, withTag('script')).filter(isRun)) {
      if (!content.includes(hashOf(rawText(page, script))))
        fail('an inline script', 'its hash in the policy');
    }
    for (const { tag } of page.elements) {
      for (const [found, expected] of blockedOn(tag) ?? []) fail(found, expected);
    }
  },
};
