import { describe, expect, test } from 'vitest';
import { externalLinks } from './external-links.ts';
import { headings } from './headings.ts';
import { landmarks } from './landmarks.ts';
import { references } from './references.ts';
import { pageOf } from './testing/page-of.ts';
import { failures } from './testing/try-check.ts';
import { uniqueDescriptions } from './unique-descriptions.ts';
import { uniqueIds } from './unique-ids.ts';
import { uniqueTitles } from './unique-titles.ts';

const GOOD = pageOf(
  '<h1>One</h1><h2 id="a">Two</h2><h3>Three</h3><h2 aria-labelledby="a">Two</h2>',
);

describe('a page in order', () => {
  test.each([headings, landmarks, references, uniqueIds, uniqueTitles, uniqueDescriptions])(
    'keeps the promise of $name',
    (check) => {
      expect(failures(check, { '/a/': GOOD })).toEqual([]);
    },
  );
});

describe('headings', () => {
  test.each([
    ['<h2>No first</h2>', '0 h1'],
    ['<h1>A</h1><h1>B</h1>', '2 h1'],
    ['<h1>A</h1><h3>B</h3>', 'h3 “B” after h1 “A”'],
    ['<h2>A</h2><h1>B</h1>', 'h2 “A” as the first heading'],
  ])('%s', (html, found) => {
    expect(failures(headings, { '/': html })).toContain(`/: ${found}`);
  });
});

describe('landmarks', () => {
  test.each([
    ['lang="en"', '', 'the language (none)'],
    ['<main id="content">', '<div id="content">', '0 <main>'],
    ['<header>', '<header></header><header>', '2 <header>'],
    ['<footer>', '<div>', '0 <footer>'],
    ['<nav aria-label="Main">', '<nav>', 'a nav without a label'],
    [
      '<nav aria-label="Main">',
      '<nav aria-label="Main"></nav><nav aria-label="Main">',
      'two navs labelled “Main”',
    ],
    ['href="#content"', 'href="#other"', 'the first link leads to #other'],
  ])('%s', (from, to, found) => {
    expect(failures(landmarks, { '/': GOOD.replace(from, to) })).toContain(`/: ${found}`);
  });

  test('a header inside an article is not the page’s own', () => {
    const page = GOOD.replace('<h1>', '<article><header>x</header></article><h1>');
    expect(failures(landmarks, { '/': page })).toEqual([]);
  });
});

test('ids that occur twice, are empty or hold a space', () => {
  const html = '<p id="a"></p><p id="a"></p><p id=""></p><p id="b c"></p>';
  expect(failures(uniqueIds, { '/': html })).toEqual([
    '/: the id “a” twice',
    '/: the id “” on <p>',
    '/: the id “b c” on <p>',
  ]);
});

test('references to ids that are not there', () => {
  const html = '<button aria-controls="gone"></button><copy-button data-of="lost"></copy-button>';
  expect(failures(references, { '/': html })).toEqual([
    '/: aria-controls="gone" on <button>',
    '/: data-of="lost" on <copy-button>',
  ]);
});

test('titles and descriptions that are missing or shared', () => {
  const site = { '/a/': GOOD, '/b/': GOOD, '/c/': '<p>No head.</p>' };
  expect(failures(uniqueTitles, site).sort()).toEqual([
    '/b/: the title “A page · Toolward”, which /a/ has too',
    '/c/: no title',
  ]);
  expect(failures(uniqueDescriptions, site).sort()).toEqual([
    '/b/: the description “What the page says.”, which /a/ has too',
    '/c/: no description',
  ]);
  const other = GOOD.replace('og:description" content="', 'og:description" content="Else: ');
  expect(failures(uniqueDescriptions, { '/a/': other })).toHaveLength(1);
});

test('links to other sites without noopener, words or a web address', () => {
  const html = `<a href="https://example.com/a" rel="noopener">fine</a>
    <a href="https://example.com/b">bare</a><a href="https://example.com/c" rel="noopener"></a>
    <a href="javascript:alert(1)" rel="noopener">run</a>`;
  expect(failures(externalLinks, { '/': html })).toEqual([
    '/: a link to https://example.com/b',
    '/: a link to https://example.com/c without words',
    '/: a link to javascript:alert(1)',
  ]);
});
