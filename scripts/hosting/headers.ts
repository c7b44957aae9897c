/** A header and its value, as a server sends them. */
interface Header {
  readonly name: string;
  readonly value: string;
}

/**
 * What every answer carries, because a `<meta>` element cannot say it. What a page may load is said in the page
 * (`src/layout/theme-script.ts`): there, the hash of its script cannot be that of another build.
 */
export const SECURITY_HEADERS: readonly Header[] = [
  { name: 'Content-Security-Policy', value: "frame-ancestors 'none'" },
  { name: 'X-Content-Type-Options', value: 'nosniff' },
  { name: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
];

/** Where a file’s name holds a hash of its content that is long enough to never come back. */
export const HASHED_FOLDER = '/assets/';

/** For files in that folder. */
export const IMMUTABLE = 'public, max-age=31536000, immutable';

/**
 * For every other file: a browser asks again, and gets 304 while the file is the same. The parts of the search
 * index are among them: their names hold 28 bits of a hash, too few to keep 40,000 of them apart for a year.
 */
export const REVALIDATE = 'public, max-age=0, must-revalidate';

/**
 * The file `_headers` of Cloudflare Pages and Netlify. Where two rules fit an address, both hold, and the values of
 * one header are joined: so no header is in two rules. Without a rule, both hosts send what `REVALIDATE` says.
 */
export function headersFile(): string {
  return [
    '# For hosts that read this file: docs/hosting.md. It says what scripts/hosting/headers.ts says.',
    '/*',
    ...SECURITY_HEADERS.map(({ name, value }) => `  ${name}: ${value}`),
    `${HASHED_FOLDER}*`,
    `  Cache-Control: ${IMMUTABLE}`,
    '',
  ].join('\n');
}
