import { expect, test } from './setup/test.ts';
import {
  allTools,
  beside,
  chips,
  count,
  facet,
  type Listed,
  names,
  number,
  open,
  rows,
  status,
  toolCount,
} from './setup/tool-browser.ts';

test('filters combine in place; every number is that of the data', async ({ page }) => {
  const tools = await allTools(page);
  const having = (test: (assessment: Listed['assessment']) => boolean) =>
    tools.filter(({ assessment }) => test(assessment)).length;
  await open(page, '/tools/');
  await facet(page, 'High').click();
  await expect(page).toHaveURL('/tools/?severity=high');
  await expect(count(page)).toHaveText(
    toolCount(having((assessment) => assessment.severity === 'high')),
  );
  await facet(page, 'Write').click();
  const both = having(
    (assessment) => assessment.severity === 'high' && assessment.category === 'write',
  );
  await expect(count(page)).toHaveText(toolCount(both));
  await expect(page).toHaveURL('/tools/?severity=high&category=write');
  await expect(status(page)).toContainText(`${toolCount(both)}; filters: High, Write`);
  for (const label of ['Critical', 'Medium', 'Low']) {
    const severity = label.toLowerCase();
    const expected = having(
      (assessment) => assessment.severity === severity && assessment.category === 'write',
    );
    if (expected === 0) await expect(facet(page, label)).toHaveCount(0);
    else await expect(beside(facet(page, label))).toHaveText(number(expected));
  }
  await facet(page, 'Medium').click();
  const either = (assessment: Listed['assessment']) =>
    ['high', 'medium'].includes(assessment.severity) && assessment.category === 'write';
  await expect(count(page)).toHaveText(toolCount(having(either)));
  const wanted = ['reads-private-data', 'communicates-externally'];
  const withFirst = (assessment: Listed['assessment']) =>
    either(assessment) && assessment.capabilities.includes('communicates-externally');
  await expect(beside(facet(page, 'Communicates externally'))).toHaveText(
    number(having(withFirst)),
  );
  await facet(page, 'Reads private data').click();
  await facet(page, 'Communicates externally').click();
  const all = having(
    (assessment) => either(assessment) && wanted.every((w) => assessment.capabilities.includes(w)),
  );
  await expect(count(page)).toHaveText(toolCount(all));
  await expect(facet(page, 'Write')).toHaveAttribute('aria-current', 'true');
});

test('active filters can be removed one by one and all at once', async ({ page }) => {
  await open(page, '/tools/?severity=high&category=write&capability=admin');
  await expect(chips(page).getByRole('link')).toHaveCount(4);
  await chips(page).getByRole('link', { name: 'Write : remove this filter' }).click();
  await expect(page).toHaveURL('/tools/?severity=high&capability=admin');
  await expect(count(page)).toBeFocused();
  await chips(page).getByRole('link', { name: 'Clear all' }).click();
  await expect(page).toHaveURL('/tools/');
  await expect(chips(page).getByRole('listitem')).toHaveCount(0);
  await expect(rows(page)).toHaveCount(100);
});

test('where nothing is found, it says which filter to drop', async ({ page }) => {
  const tools = await allTools(page);
  const financial = tools.filter(({ assessment }) => assessment.category === 'financial').length;
  const low = tools.filter(({ assessment }) => assessment.severity === 'unknown').length;
  const [label, left] = financial > low ? ['Unknown', financial] : ['Financial', low];
  await open(page, '/tools/?severity=unknown&category=financial');
  await expect(page.getByText('No tool meets all of these filters.')).toBeVisible();
  await expect(count(page)).toHaveText('0 tools');
  await page.getByRole('link', { name: `Remove “${label}”: ${number(left)} tools` }).click();
  await expect(count(page)).toHaveText(toolCount(left));
  await open(page, '/tools/?severity=unknown&category=financial&capability=runs-code');
  await expect(page.getByText('Removing one of them is not enough.')).toBeVisible();
  await chips(page).getByRole('link', { name: 'Clear all' }).click();
  await expect(rows(page)).toHaveCount(100);
});

test('an address with a value that nothing has is read without it', async ({ page }) => {
  await open(page, '/tools/?severity=bogus&severity=high');
  await expect(chips(page).getByRole('link')).toHaveText([/^High/, 'Clear all']);
});

test('nothing is fetched before the first filter, and each file once', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith('/tools/listing/')) asked.push(pathname);
  });
  await open(page, '/tools/');
  await page.waitForLoadState('networkidle');
  expect(asked).toEqual([]);
  await facet(page, 'Critical').click();
  await facet(page, 'Financial').click();
  await expect(chips(page).getByRole('link')).toHaveCount(3);
  expect([...asked].sort()).toEqual(['/tools/listing/facts.json', '/tools/listing/lines/1.json']);
});

test('a click that opens another tab still opens the link', async ({ page }) => {
  await open(page, '/tools/');
  const isLeft = await facet(page, 'High').evaluate((link) => {
    let prevented = true;
    const look = (event: Event) => {
      prevented = event.defaultPrevented;
      event.preventDefault();
    };
    addEventListener('click', look, { once: true });
    link.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey: true }));
    return !prevented;
  });
  expect(isLeft).toBe(true);
  await expect(facet(page, 'High')).toHaveAttribute('href', '/tools/severity/high/');
  await expect(page).toHaveURL('/tools/');
  await expect(chips(page).getByRole('listitem')).toHaveCount(0);
});

test.describe('with the network cut', () => {
  test.use({ provoked: /Failed to load resource/ });

  test('it says so, keeps the list, and tries again', async ({ page }) => {
    await open(page, '/tools/');
    await page.waitForLoadState('networkidle');
    const before = await names(page);
    await page.route('**/tools/listing/**', (route) => route.abort());
    await facet(page, 'High').click();
    const problem = page.getByRole('main').getByText('The filters High could not be applied.');
    await expect(problem).toBeVisible();
    await expect(status(page)).toContainText('could not be applied');
    expect(await names(page)).toEqual(before);
    await page.unroute('**/tools/listing/**');
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(chips(page).getByRole('link')).toHaveCount(2);
    await expect(problem).toBeHidden();
  });
});
