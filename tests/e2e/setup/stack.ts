import type { Page } from '@playwright/test';
import { ready, section } from './page.ts';

/** A made-up token that no file of the site holds. */
export const TOKEN = 'ghp_zzMarkerzz0123456789zzMarkerzz0123';

/** Every place in which a configuration can hold a secret. */
export const SECRETS = JSON.stringify({
  mcpServers: {
    'my-github': {
      command: 'docker',
      args: [
        'run',
        '-i',
        '--rm',
        '-e',
        `GITHUB_PERSONAL_ACCESS_TOKEN=${TOKEN}`,
        'ghcr.io/github/github-mcp-server',
      ],
      env: { GITHUB_PERSONAL_ACCESS_TOKEN: TOKEN },
    },
    stripe: {
      url: `https://me:${TOKEN}@mcp.stripe.com/?key=${TOKEN}`,
      headers: { Authorization: `Bearer ${TOKEN}` },
    },
    fetch: { command: 'uvx', args: ['mcp-server-fetch', '--api-key', TOKEN, `--token=${TOKEN}`] },
    'zzMarkerzz-private': { command: '/opt/zzMarkerzz/server', args: [TOKEN] },
  },
});

/** Pastes a text into the field as a keyboard would. */
export async function paste(page: Page, text: string): Promise<void> {
  const field = page.getByLabel('Configuration of your client');
  await field.focus();
  const wasTaken = await field.evaluate((element, words) => {
    const data = new DataTransfer();
    data.setData('text/plain', words);
    const init = { clipboardData: data, bubbles: true, cancelable: true };
    return !element.dispatchEvent(new ClipboardEvent('paste', init));
  }, text);
  if (!wasTaken) await page.keyboard.insertText(text);
}

export async function openStack(page: Page): Promise<void> {
  await page.goto('/stack/');
  await ready(page);
}

/** The heading that says what was found. */
export const headline = (page: Page) =>
  page
    .getByRole('main')
    .getByRole('heading', { level: 2, name: /^(Your agent can call|None of the servers)/ });

/** The list of what every entry of the file is. */
export const servers = (page: Page) =>
  section(page, /^The servers/)
    .getByRole('listitem')
    .filter({ has: page.getByRole('strong') });

/** The link that takes the policy over into the builder. */
export const builder = (page: Page) => page.getByRole('link', { name: 'Open in the builder' });

export const example = (page: Page) =>
  page.getByRole('list', { name: 'Or look at an example:' }).getByRole('button');

/** What was made of the text: "Read as Cursor: 3 servers." */
export const readAs = (page: Page) => page.getByText(/^Read as /);

/** What stands in the page beside the field itself, in storage, and in the address. */
export const everythingKept = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const fields = [...document.querySelectorAll('input, textarea, select')];
    return [
      document.documentElement.outerHTML,
      ...fields.map((field) => (field as HTMLInputElement).value),
      JSON.stringify({ ...localStorage }),
      JSON.stringify({ ...sessionStorage }),
      document.cookie,
      location.href,
      JSON.stringify(history.state),
    ].join('\n');
  });

/** The file of the policy for all servers. */
export const policyFile = (page: Page) =>
  section(page, /^One policy for all of them/).locator('pre');
