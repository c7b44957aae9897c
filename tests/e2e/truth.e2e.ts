import type { Page } from '@playwright/test';
import { parse } from 'yaml';
import type { Policy } from '#domain/policy/policy.ts';
import { oneToolPolicy } from '#domain/policy/policy-of-rules.ts';
import { TARGETS } from '#domain/policy/targets/index.ts';
import type { Hints } from '#domain/tool.ts';
import { limitList, policySentences, ruleSentences } from '#wording/rule.ts';
import { bodyRows, SEVERITY, section, showFormat } from './setup/page.ts';
import { ATTACK, SERVER, TOOL } from './setup/templates.ts';
import { expect, fixtureUrl, test } from './setup/test.ts';

interface ServerData {
  tools: {
    name: string;
    slug: string;
    hints: Hints;
    assessment: { severity: string; category: string };
  }[];
  recommendedPolicy: Policy;
}

interface InterceptFile {
  tools: Record<string, { rules: { rate_limit?: string }[] }>;
}

const read = async <T>(page: Page, path: string): Promise<T> =>
  (await page.request.get(path)).json() as Promise<T>;

async function answer(page: Page, question: string): Promise<string> {
  const details = section(page, /^Questions/).locator('details', { hasText: question });
  await details.locator('summary').click();
  return (await details.getByRole('paragraph').first().textContent()) ?? '';
}

test('one severity in verdict, facts, description and data', async ({ page }) => {
  for (const path of [TOOL, '/servers/aws-iam/delete-user/', '/servers/tempo/send-payment/']) {
    await page.goto(path);
    const word = (await page.getByRole('article').getByText(SEVERITY).first().textContent()) ?? '';
    await expect(page.getByRole('complementary', { name: 'Facts' })).toContainText(word);
    await expect(page.locator('meta[name=description]')).toHaveAttribute(
      'content',
      new RegExp(`severity ${word}`),
    );
    const [, , server] = path.split('/');
    const name = await page.getByRole('heading', { level: 1 }).textContent();
    const response = await page.request.get(`/data/servers/${server}.json`);
    const data = (await response.json()) as ServerData;
    const tool = data.tools.find((candidate) => candidate.name === name);
    expect(tool?.assessment.severity).toBe(word.toLowerCase());
  }
});

/** The rule of a tool of the fixtures, and its page opened. */
async function ruled(page: Page, server: string, slug: string) {
  const address = `${fixtureUrl()}/data/servers/${server}.json`;
  const { tools, recommendedPolicy } = await read<ServerData>(page, address);
  const tool = tools.find((candidate) => candidate.slug === slug);
  const rule = recommendedPolicy.servers[0]?.tools[tool?.name ?? ''];
  if (!tool || !rule) throw new Error(`There is no rule for ${server}/${slug}.`);
  await page.goto(`${fixtureUrl()}/servers/${server}/${slug}/`);
  const neighbours = tools.map(({ name }) => name);
  const named = { name: tool.name, rule, hints: tool.hints };
  return {
    rule,
    policy: oneToolPolicy({ slug: server }, named, recommendedPolicy.unlisted, { neighbours }),
  };
}

test('the answer about limits, the rule and the file say one number', async ({ page }) => {
  const { rule } = await ruled(page, 'workshop', 'create-label');
  const [{ max, per } = { max: 0, per: 'hour' }] = rule.limits;
  expect(max).toBeGreaterThan(0);
  const limits = limitList(rule.limits);
  const recommended = section(page, /^Recommended rule/)
    .getByRole('paragraph')
    .first();
  await expect(recommended).toContainText(ruleSentences(rule).join(' '));
  await expect(recommended).toContainText(limits);
  expect(await answer(page, 'Can I rate-limit')).toContain(limits);
  const panel = await showFormat(page, 'Intercept');
  const file = parse((await panel.locator('pre').textContent()) ?? '') as InterceptFile;
  const rates = file.tools['create_label']?.rules.map(({ rate_limit: rate }) => rate);
  expect(rates).toContain(`${max}/${per}`);
  await expect(panel).toContainText(limits);
});

test('the sentence under a file says what it does with the tool and with unlisted ones', async ({
  page,
}) => {
  for (const slug of ['delete-box', 'list-shelves', 'create-label']) {
    const { policy } = await ruled(page, 'workshop', slug);
    const tool = Object.keys(policy.servers[0]?.tools ?? {})[0] ?? '';
    for (const target of TARGETS) {
      const panel = await showFormat(page, target.label);
      const rendered = target.render(policy);
      if (!rendered.ok) {
        await expect(panel).toContainText(`No file for ${target.label}.`);
        continue;
      }
      const sentences = policySentences(rendered.effective, 'workshop', tool).join(' ');
      await expect(
        panel.getByText(`What this file does. ${sentences}`, { exact: true }),
        target.label,
      ).toBeVisible();
      await expect(
        panel.getByRole('link', { name: `How to apply and undo it in ${target.label}` }),
      ).toHaveAttribute('href', `/guides/apply/${target.id}/`);
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

test('the verdict quotes words of the definition, and says each thing once', async ({ page }) => {
  await page.goto(TOOL);
  const article = page.getByRole('article');
  const steps = section(page, /^Why this verdict/).locator('.steps');
  const words = [...((await steps.textContent()) ?? '').matchAll(/“([^”]+)”/g)];
  expect(words.length).toBeGreaterThan(0);
  const lead = (await article.locator('.lead').textContent()) ?? '';
  const own = `${await page.getByRole('heading', { level: 1 }).textContent()} ${lead} ${await section(page, /^What the server says/).textContent()}`;
  for (const [, word = ''] of words) expect(own.toLowerCase()).toContain(word.toLowerCase());
  const worst = (await article.locator('.lead strong').textContent()) ?? '';
  const does = lead.slice(0, lead.length - worst.length).trim();
  const text = (await article.textContent()) ?? '';
  for (const sentence of [does, worst]) expect(text.split(sentence)).toHaveLength(2);
});

interface Totals {
  readonly servers: number;
  readonly tools: number;
  readonly patterns: readonly { slug: string; toolsItAppliesTo: number }[];
}

/** What the data files hold, which no page reads. */
async function totalsOf(page: Page): Promise<Totals> {
  const servers = await read<{ tools: number }[]>(page, '/data/servers.json');
  const { patterns } = await read<Pick<Totals, 'patterns'>>(page, '/data/attacks.json');
  const tools = servers.reduce((sum, server) => sum + server.tools, 0);
  return { servers: servers.length, tools, patterns };
}

const words = (count: number, noun: string) => `${count.toLocaleString('en')} ${noun}`;

test('home, lists and llms.txt give the numbers of the data files', async ({ page }) => {
  const { servers, tools, patterns } = await totalsOf(page);
  const counts = [words(servers, 'servers'), words(tools, 'tools')];
  await page.goto('/');
  await expect(page.getByText(`${counts[0]} with ${counts[1]}`)).toBeVisible();
  await page.goto('/tools/');
  await expect(page.getByRole('main').getByText(counts[1] ?? '', { exact: true })).toBeVisible();
  await page.goto('/servers/');
  await expect(
    page.getByRole('main').getByText(`${counts[0]}, the most widely used first.`),
  ).toBeVisible();
  await page.goto('/attacks/');
  const main = page.getByRole('main');
  await expect(main.getByText(words(patterns.length, 'documented patterns'))).toBeVisible();
  const llms = await (await page.request.get('/llms.txt')).text();
  expect(llms).toContain(
    `${servers} MCP servers, ${tools} tools, ${patterns.length} attack patterns`,
  );
});

test('a server’s numbers are those of its tools, on its page and in lists', async ({ page }) => {
  for (const slug of ['tempo', 'github', 'agentpay']) {
    const { tools } = await read<ServerData>(page, `/data/servers/${slug}.json`);
    const having = (severity: string) =>
      tools.filter(({ assessment }) => assessment.severity === severity).length;
    await page.goto(`/servers/${slug}/`);
    const table = page.getByRole('table', { name: /^Rule: what the preset/ });
    await expect(bodyRows(table)).toHaveCount(tools.length);
    const levels = ['Critical', 'High', 'Medium', 'Low', 'Unknown'];
    await expect(page.getByRole('region', { name: 'Exposure' }).getByRole('listitem')).toHaveText(
      levels
        .map((level) => [having(level.toLowerCase()), level] as const)
        .filter(([count]) => count > 0)
        .map(([count, level]) => `${count} ${level}`),
    );
    await page.goto(`/servers/by/letter/${slug.charAt(0)}/`);
    const row = page
      .getByRole('listitem')
      .filter({ has: page.locator(`a[href="/servers/${slug}/"]`) });
    for (const level of ['critical', 'high']) {
      const count = having(level);
      if (count > 0) await expect(row).toContainText(`${count} ${level}`);
      else await expect(row).not.toContainText(` ${level}`);
    }
  }
});

test('an attack applies to as many tools on its page and in lists as the data says', async ({
  page,
}) => {
  const { patterns } = await totalsOf(page);
  const most = [...patterns].sort((a, b) => b.toolsItAppliesTo - a.toolsItAppliesTo).slice(0, 3);
  for (const { slug, toolsItAppliesTo } of most) {
    await page.goto(`/attacks/${slug}/`);
    await expect(page.getByRole('complementary', { name: 'Facts' })).toContainText(
      `${toolsItAppliesTo.toLocaleString('en')} in this catalogue`,
    );
    for (const list of ['/', '/attacks/']) {
      await page.goto(list);
      const row = page
        .getByRole('main')
        .getByRole('listitem')
        .filter({ has: page.locator(`a[href="/attacks/${slug}/"]`) });
      await expect(row).toContainText(`pplies to ${words(toolsItAppliesTo, 'tools')}`);
    }
  }
});

test('a name occurs on as many servers as its page lists', async ({ page }) => {
  await page.goto('/names/');
  const links = page.getByRole('main').getByRole('listitem').getByRole('link');
  for (const at of [0, 40, 80]) {
    await page.goto('/names/');
    const name = (await links.nth(at).textContent()) ?? '';
    const beside = await links.nth(at).locator('xpath=..').textContent();
    await links.nth(at).click();
    const count = await page
      .getByRole('rowheader')
      .getByRole('link')
      .evaluateAll((all) => new Set(all.map((link) => link.textContent)).size);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      new RegExp(` on ${count} servers$`),
    );
    expect(beside).toBe(`${name} ${count} servers`);
  }
});

test('feeds and sitemaps are well-formed', async ({ page }) => {
  await page.goto('/');
  for (const site of ['', fixtureUrl()])
    for (const file of ['/feed.xml', '/attacks/feed.xml', '/sitemap-index.xml', '/sitemap-0.xml']) {
      const text = await (await page.request.get(`${site}${file}`)).text();
      const root = await page.evaluate((xml) => {
        const parsed = new DOMParser().parseFromString(xml, 'application/xml');
        return parsed.querySelector('parsererror')?.textContent ?? parsed.documentElement.localName;
      }, text);
      expect(root, file).toMatch(/^(feed|sitemapindex|urlset)$/);
    }
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
  expect(report.get('template')).toBe('verdict-wrong.yml');
  expect(report.get('rules')).toMatch(/^[a-z-]+/);
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
    for (const entry of await page
      .locator('script[type="application/ld+json"]')
      .allTextContents()) {
      for (const [, text] of entry.matchAll(/"(?:name|text|headline)":("(?:[^"\\]|\\.)*")/g)) {
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
