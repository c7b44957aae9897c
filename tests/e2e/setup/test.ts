import { type BrowserContext, test as base, expect } from '@playwright/test';

interface Options {
  /** Console messages that a test provokes on purpose. */
  readonly provoked: RegExp | null;
}

interface Watched {
  /** Errors, warnings, reports of the content security policy, requests to other hosts. */
  readonly complaints: string[];
}

function watch(context: BrowserContext, hosts: readonly string[]): string[] {
  const complaints: string[] = [];
  context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) {
      complaints.push(`${message.type()} on ${message.page()?.url()}: ${message.text()}`);
    }
  });
  context.on('weberror', (error) => complaints.push(`exception: ${error.error().message}`));
  context.on('request', (request) => {
    const { protocol, host } = new URL(request.url());
    if (protocol.startsWith('http') && !hosts.includes(host)) {
      complaints.push(`request to another host: ${request.url()}`);
    }
  });
  return complaints;
}

const url = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set.`);
  return value;
};

export const siteUrl = () => url('SITE_URL');
export const fixtureUrl = () => url('FIXTURE_URL');

/** A test fails when any page of it logs an error or a warning, or asks another host for anything. */
export const test = base.extend<Options & Watched>({
  provoked: [null, { option: true }],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from it
  baseURL: async ({}, use) => use(siteUrl()),
  complaints: [
    async ({ context, provoked }, use) => {
      const complaints = watch(context, [new URL(siteUrl()).host, new URL(fixtureUrl()).host]);
      await use(complaints);
      expect(complaints.filter((complaint) => !provoked?.test(complaint))).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
