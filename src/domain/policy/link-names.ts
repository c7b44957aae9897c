/**
 * What a link names besides itself. A user who writes the address of an issue names its repository, and
 * one who writes the link of a message names its channel. Only for sites whose addresses are known: on
 * another site, whoever made the link chose what is in it.
 */

const PART = '[\\w.-]{1,100}';
const ID = '[\\w-]{6,100}';

interface Site {
  readonly host: RegExp;
  /** The groups of the path hold the names. */
  readonly paths: readonly RegExp[];
}

const SITES: readonly Site[] = [
  {
    host: /^(?:www\.)?(?:github\.com|bitbucket\.org|codeberg\.org)$/,
    paths: [path(`(${PART})/(${PART})`)],
  },
  {
    host: /^(?:www\.)?gitlab\.com$/,
    paths: [path(`((?:${PART}/){1,8}${PART})/-/`), path(`(${PART}/${PART})`)],
  },
  { host: /\.slack\.com$/, paths: [path(`archives/(${ID})`)] },
  {
    host: /^(?:docs|drive)\.google\.com$/,
    paths: [
      path(`(?:document|spreadsheets|presentation|forms|file)/d/(${ID})`),
      path(`drive/(?:u/\\d/)?folders/(${ID})`),
    ],
  },
  {
    host: /^(?:www\.)?notion\.so$/,
    paths: [
      path('(?:[\\w-]{0,200}?-)?([0-9a-f]{32})'),
      path('[\\w-]{1,100}/(?:[\\w-]{0,200}?-)?([0-9a-f]{32})'),
    ],
  },
  { host: /\.atlassian\.net$/, paths: [path('browse/([A-Za-z][A-Za-z0-9_]{0,20}-\\d{1,9})')] },
  {
    host: /^linear\.app$/,
    paths: [path('[\\w-]{1,100}/issue/([A-Za-z][A-Za-z0-9]{0,20}-\\d{1,9})')],
  },
];

/** A path that begins so and goes on with nothing else of the last name. */
function path(start: string): RegExp {
  return new RegExp(`^/${start}(?=[/?#]|$|(?<=/))`);
}

const REMOTE = new RegExp(`^git@[\\w.-]{1,100}:(${PART}/${PART})$`);
const ISSUE = new RegExp(
  `^([\\w-]{1,100}/${PART}?)(?:[#!]\\d{1,9}|/(?:issues|pull|pulls|discussions)/\\d{1,9})$`,
);

/** What a word names besides itself: the parts of `acme/widgets`, of a link, and of `acme/widgets#7`. */
export function namesIn(word: string): string[] {
  return [...inLink(word), ...inReference(word), ...inMention(word)].flatMap((name) => [
    name,
    ...partsOf(name),
  ]);
}

function inLink(word: string): string[] {
  const [, host, rest = ''] = /^https:\/\/([a-z0-9.-]+)(\/.*)$/s.exec(word) ?? [];
  const site = host === undefined ? undefined : SITES.find((each) => each.host.test(host));
  for (const form of site?.paths ?? []) {
    const names = form.exec(rest)?.slice(1);
    if (names) return [withoutGit(names.join('/'))];
  }
  const [, remote] = REMOTE.exec(word) ?? [];
  return remote === undefined ? [] : [withoutGit(remote)];
}

/** `acme/widgets#7`, `acme/widgets/issues/7`, and `acme/widgets` itself. */
function inReference(word: string): string[] {
  const [, whole] = ISSUE.exec(word) ?? [];
  if (whole !== undefined) return [whole];
  return /^[\w-]{1,100}\/[\w-]{1,100}$/.test(word) ? [word] : [];
}

/** `<#C0GENERAL|general>` or `<@U0123456>`, as Slack writes a channel or a person, without the marks around it. */
function inMention(word: string): string[] {
  const [, id] = /^([CGDU][A-Z0-9]{5,20})\|[\w-]{1,100}$/i.exec(word) ?? [];
  return id === undefined ? [] : [id];
}

const withoutGit = (name: string): string => name.replace(/\.git$/, '');

/** `acme/widgets` also names its owner and its repository; a date such as 3/4 names neither. */
function partsOf(name: string): string[] {
  const parts = name.split('/');
  if (parts.length < 2 || parts.some((part) => /^[\d.]+$/.test(part))) return [];
  return [parts.slice(0, -1).join('/'), parts.at(-1) ?? ''];
}
