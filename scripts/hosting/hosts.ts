import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const amount = z.int().positive();

const hostSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  title: z.string().min(1),
  limits: z
    .strictObject({
      /** Of all files together. */
      bytes: amount,
      files: amount,
      /** Files and folders. */
      entries: amount,
      /** Bytes of one file. */
      largestFile: amount,
      /** Patterns in `_headers`. */
      headerRules: amount,
      /** Characters of one line in `_headers`. */
      headerLine: amount,
    })
    .partial(),
  /** Whether the host sends what `_headers` says. */
  headersFile: z.enum(['read', 'ignored']),
  /** Limits that a built site does not show. */
  others: z.string().optional(),
  sources: z.array(z.strictObject({ title: z.string(), url: z.url(), read: z.iso.date() })).min(1),
});

/** One host, or one plan of a host, and what it accepts. */
export type Host = z.infer<typeof hostSchema>;

export const HOSTS_FILE = 'deploy/hosts.yaml';

/** All hosts of the list, each id once. Throws where the list has another form. */
export function readHosts(): readonly Host[] {
  const hosts = z.array(hostSchema).parse(parse(readFileSync(HOSTS_FILE, 'utf8')));
  const twice = hosts.find(({ id }, at) => hosts.findIndex((other) => other.id === id) < at);
  if (twice) throw new Error(`${HOSTS_FILE} has “${twice.id}” twice.`);
  return hosts;
}

type Limit = keyof Host['limits'];

export const LIMITS: Readonly<Record<Limit, string>> = {
  bytes: 'size of the site',
  files: 'files',
  entries: 'files and folders',
  largestFile: 'largest file',
  headerRules: 'rules in _headers',
  headerLine: 'longest line in _headers',
};

const number = (value: number): string => value.toLocaleString('en');

/** A limit, or what a site has of it, as a person reads it. */
export function amountText(limit: Limit, value: number): string {
  if (limit === 'headerLine') return `${number(value)} characters`;
  if (limit !== 'bytes' && limit !== 'largestFile') return number(value);
  return value < 1e6
    ? `${number(Math.ceil(value / 1e3))} kB`
    : `${number(Math.round(value / 1e5) / 10)} MB`;
}

/** The list as a table in Markdown. */
export function hostsTable(hosts: readonly Host[]): string {
  const rows = hosts.map(({ id, title, limits, headersFile, others, sources }) => {
    const kept = (Object.keys(LIMITS) as Limit[]).flatMap((limit) => {
      const most = limits[limit];
      return most === undefined ? [] : [`${LIMITS[limit]}: ${amountText(limit, most)}`];
    });
    const links = sources.map(({ title: text, url, read }) => `[${text}](${url}), ${read}`);
    const cells = [
      title,
      `\`${id}\``,
      kept.join('<br>'),
      others ?? '',
      headersFile,
      links.join('<br>'),
    ];
    return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  });
  return [
    '| Host | `--host` | Limits that are checked | Other limits | `_headers` | Source, read on |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}
