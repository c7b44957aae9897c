import type { Page } from '@playwright/test';
import { bodyRows, SEVERITY, section } from './setup/page.ts';
import { ATTACK, SERVER, TOOL } from './setup/templates.ts';
import { expect, fixtureUrl, test } from './setup/test.ts';

interface ServerData {
  tools: { name: string; assessment: { severity: string; category: string } }[];
}

const jsonLd = (page: Page) =>
  page
    .locator('script[type="application/ld+json"]')
    .evaluateAll((all) =>
      all.map((one) => JSON.parse(one.textContent ?? '') as { '@type': string }),
    );

async function answer(page: Page, question: string): Promise<string> {
  const details = section(page, /^Questions/).locator('details', { hasText: question });
  await details.locator('summary').click();
  return (await details.getByRole('paragraph').first().textContent()) ?? '';
}

test('one severity in verdict, facts, answer, JSON-LD, description and data', async ({ page }) => {
  for (const path of [TOOL, '/servers/aws-iam/delete-user/', '/servers/tempo/send-payment/']) {
    await page.goto(path);
    const word = (await page.getByRole('article').getByText(SEVERITY).first().textContent()) ?? '';
    await expect(page.getByRole('complementary', { name: 'Facts' })).toContainText(word);
    expect(await answer(page, 'What risk level')).toContain(`${word}:`);
    const faq = (await jsonLd(page)).find((one) => one['@type'] === 'FAQPage');
    expect(JSON.stringify(faq)).toContain(`${word}:`);
    await expect(page.locator('meta[name=description]')).toHaveAttribute(
      'content',
      new RegExp(`severity ${word}`),
    );
    const [, , server] = path.split('/');
    const name = await page.getByRole('heading', { level: 1 }).textContent();
    const response = await page.request.get(`/data/servers/${server}.json`);
    const data = (await response.json()) as ServerData;
    const tool = data.tools.find((one) => one.name === name);
    expect(tool?.assessment.severity).toBe(word.toLowerCase());
  }
});

test('the answer about limits says the number that the rule says', async ({ page }) => {
  await page.goto(`${fixtureUrl()}/servers/workshop/create-label/`);
  const rule =
    (await section(page, /^Recommended rule/)
      .getByRole('paragraph')
      .first()
      .textContent()) ?? '';
  const limit = /\d+ calls an? (?:hour|day|minute)/.exec(rule)?.[0];
  expect(limit).toBeDefined();
  expect(await answer(page, 'Can I rate-limit')).toContain(limit);
  await page.getByRole('tab', { name: 'Intercept' }).first().click();
  const panel = page.getByRole('tabpanel').first();
  await expect(panel.locator('pre')).toContainText(/\d+\/hour|limit: \d+|\b\d+\b/);
  await expect(panel).toContainText(limit ?? '');
});

test('the sentence under a file names the decision and what happens to unlisted tools', async ({
  page,
}) => {
  for (const path of ['/servers/workshop/delete-box/', '/servers/workshop/list-shelves/']) {
    await page.goto(`${fixtureUrl()}${path}`);
    for (const tab of await page.getByRole('tablist').first().getByRole('tab').all()) {
      await tab.click();
      const panel = page.getByRole('tabpanel').first();
      if ((await panel.locator('pre').count()) === 0) continue;
      const text =
        (await panel
          .getByRole('paragraph')
          .filter({ hasText: 'What this file does.' })
          .textContent()) ?? '';
      const name = await tab.textContent();
      expect(text, `${name}`).toMatch(/runs|ask|refuse|hid|person|allow/i);
      expect(text, `${name}`).toMatch(/other|not (?:listed|named)|unlisted/i);
      await expect(panel.getByRole('link', { name: /^How to apply and undo it/ })).toBeVisible();
    }
  }
});

test('a tool without a description says so, is of unknown risk or reads its name, and is not indexed', async ({
  page,
}) => {
  for (const tool of ['get-thing', 'delete-thing', 'blorp']) {
    await page.goto(`${fixtureUrl()}/servers/thin/${tool}/`);
    await expect(section(page, /^What the server says/)).toContainText('publishes no description');
    await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', 'noindex');
    await expect(page.getByRole('article').getByRole('paragraph').nth(1)).toContainText('name');
  }
  await expect(page.getByRole('article').getByText(SEVERITY).first()).toHaveText('Unknown');
});

test('unknown parameters are not called none', async ({ page }) => {
  await page.goto(`${fixtureUrl()}/servers/unknown-parameters/search/`);
  await expect(page.getByText('Its parameters are not known here.')).toBeVisible();
  await page.goto(`${fixtureUrl()}/servers/workshop/list-shelves/`);
  await expect(page.getByText('It takes no parameters.')).toBeVisible();
});

test('a server of which part is known says so', async ({ page }) => {
  await page.goto('/servers/agentpay/');
  await expect(page.getByRole('main')).toContainText('Only 1 of its 17 tools is known here.');
});

test('the verdict quotes words of the definition', async ({ page }) => {
  await page.goto(TOOL);
  const reason =
    (await page.getByRole('article').getByRole('paragraph').nth(1).textContent()) ?? '';
  const words = [...reason.matchAll(/“([^”]+)”/g)].map(([, word]) => word ?? '');
  expect(words.length).toBeGreaterThan(0);
  const own = `${await page.getByRole('heading', { level: 1 }).textContent()} ${await section(page, /^What the server says/).textContent()}`;
  for (const word of words) expect(own.toLowerCase()).toContain(word.toLowerCase());
});

test('counts agree on home, server, listing and data', async ({ page }) => {
  await page.goto('/');
  const door = await page.getByText(/[\d,]+ servers with [\d,]+ tools, each/).textContent();
  const tools = /with ([\d,]+ tools)/.exec(door ?? '')?.[1];
  await page.goto('/tools/');
  await expect(page.getByRole('main').getByText(/^[\d,]+ tools?$/)).toHaveText(tools ?? 'none');
  await page.goto(SERVER);
  const table = page.getByRole('table', { name: /^Rule: what the preset/ });
  const shown = await bodyRows(table).count();
  const bars = await page
    .getByRole('region', { name: 'Exposure' })
    .locator('li strong')
    .allTextContents();
  expect(bars.reduce((sum, one) => sum + Number(one), 0)).toBe(shown);
  const data = (await (await page.request.get('/data/servers/tempo.json')).json()) as ServerData;
  expect(data.tools).toHaveLength(shown);
});

test('one name on several servers: pages differ where definitions do', async ({ page }) => {
  const texts = [];
  for (const path of [
    '/servers/workshop/create-api-key/',
    '/servers/partly-known/create-api-key/',
  ]) {
    await page.goto(`${fixtureUrl()}${path}`);
    texts.push(await section(page, /^What the server says/).textContent());
  }
  expect(texts[0]).not.toBe(texts[1]);
  await page.getByRole('link', { name: /^Compare create_api_key on \d servers/ }).click();
  await expect(page.getByRole('row', { name: /Workshop/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /Partly Known/ })).toBeVisible();
});

test('“this is wrong” opens a report that names the tool and the rules', async ({ page }) => {
  await page.goto(TOOL);
  const link = page.getByRole('link', { name: /^This is wrong/ });
  const report = new URL((await link.getAttribute('href')) ?? '').searchParams;
  expect(report.get('title')).toContain('create_access_key');
  expect(report.get('body')).toMatch(/Rules: [a-z-]+/);
});

test('JSON-LD says nothing that the page does not', async ({ page }) => {
  for (const path of [TOOL, SERVER, ATTACK]) {
    await page.goto(path);
    const shown = await page.evaluate(() =>
      `${document.title} ${document.querySelector('meta[name=description]')?.getAttribute('content')} ${document.body.textContent}`.replace(
        /\s+/g,
        ' ',
      ),
    );
    for (const entry of await jsonLd(page)) {
      const texts = JSON.stringify(entry).matchAll(/"(?:name|text|headline)":("(?:[^"\\]|\\.)*")/g);
      for (const [, text] of texts) {
        const said = (JSON.parse(text ?? '""') as string).replace(/\s+/g, ' ').trim();
        expect(shown).toContain(said);
      }
    }
  }
});

test('the picture for previews loads', async ({ page }) => {
  await page.goto(TOOL);
  const address = await page.locator('meta[property="og:image"]').getAttribute('content');
  const response = await page.request.get(new URL(address ?? '').pathname);
  expect(response.headers()['content-type']).toMatch(/^image\//);
  expect((await response.body()).length).toBeGreaterThan(1000);
});
