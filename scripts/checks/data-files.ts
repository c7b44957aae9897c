import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020.js';
import { readPolicy } from '#domain/policy/read-policy.ts';
import { routes } from '#routes';
import type { Check, Report } from './check.ts';
import { serverFile } from './reading/server-file.ts';
import type { Site, TextFile } from './reading/site.ts';

/** What a server's file says, for the files about all servers. */
interface ServerFact {
  readonly tools: number;
  readonly fingerprints: readonly (readonly [tool: string, sha256: string])[];
}

interface ServerFile {
  readonly toolCount: number;
  readonly tools: readonly { readonly name: string; readonly fingerprint: string }[];
}

type Fail = (found: string, expected: string) => void;

const SERVERS = '/data/servers/';
const GUARD_POLICY = /^\/guard\/policies\/([^/]+)\/([^/]+)\.json$/;

function schemaNameFor(path: string): string | undefined {
  if (path.startsWith(SERVERS)) return 'server-data';
  if (GUARD_POLICY.test(path)) return 'policy';
  return path === routes.fingerprintsData() ? 'fingerprints' : undefined;
}

/** By the text of the schema. */
const compiled = new Map<string, ValidateFunction>();

/** The schema that the site publishes for a kind of file. */
function validatorFor(name: string, site: Site): ValidateFunction {
  const text = site.read(`/data/schemas/${name}.json`).toString('utf8');
  const known = compiled.get(text);
  if (known) return known;
  const schema = JSON.parse(text) as object;
  const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);
  compiled.set(text, validate);
  return validate;
}

function fitSchema(file: TextFile, site: Site, fail: Fail): void {
  const name = schemaNameFor(file.path);
  if (name === undefined) return;
  const validate = validatorFor(name, site);
  if (validate(file.json())) return;
  const [error] = validate.errors ?? [];
  fail(`${error?.instancePath || 'the whole'} ${error?.message}`, `a file of the schema ${name}`);
}

function readServer(file: TextFile, fail: Fail): ServerFact {
  const { toolCount, tools } = file.json() as ServerFile;
  if (tools.length !== toolCount) fail(`${tools.length} tools`, `toolCount, ${toolCount}`);
  return { tools: toolCount, fingerprints: tools.map((tool) => [tool.name, tool.fingerprint]) };
}

/** A policy of the guard is one that the guard reads, for all tools of its server. */
function readGuardPolicy({ path, text }: TextFile, site: Site, fail: Fail): void {
  const [, slug = '', preset] = GUARD_POLICY.exec(path) ?? [];
  const policy = readPolicy(text);
  const data = serverFile(site, slug);
  const [listed] = policy.servers;
  const names = Object.keys(listed?.tools ?? {}).sort();
  const expected = (data?.tools ?? []).map(({ name }) => name).sort();
  if (policy.servers.length !== 1 || listed?.server !== slug) fail('another server', slug);
  else if (names.join('\n') !== expected.join('\n'))
    fail(`${names.length} tools`, 'those of its data file');
  if (preset !== 'careful' || !data) return;
  const { unlisted, servers } = data.recommendedPolicy;
  const recommended = readPolicy(JSON.stringify({ unlisted, servers }));
  if (JSON.stringify(policy) !== JSON.stringify(recommended)) {
    fail('another policy', 'the recommended policy of its data file');
  }
}

type Facts = ReadonlyMap<string, ServerFact>;
const parse = <T>(path: string, site: Site): T => JSON.parse(site.read(path).toString('utf8')) as T;

/** servers.json lists each server once, with the number of its tools. */
function compareList(facts: Facts, site: Site, report: Report): void {
  const page = routes.serversData();
  const listed = parse<readonly { slug: string; tools: number }[]>(page, site);
  const wrong = listed.filter(
    ({ slug, tools }) => facts.get(routes.serverData(slug))?.tools !== tools,
  );
  for (const { slug, tools } of wrong) {
    report.fail({ page, found: `${slug} with ${tools} tools`, expected: 'what its own file says' });
  }
  if (listed.length === facts.size) return;
  report.fail({ page, found: `${listed.length} servers`, expected: `${facts.size}, one per file` });
}

/** fingerprints.json has the fingerprint of every tool, and no other. */
function compareFingerprints(facts: Facts, site: Site, report: Report): void {
  const page = routes.fingerprintsData();
  const { servers } = parse<{ servers: Record<string, Record<string, { sha256: string }>> }>(
    page,
    site,
  );
  for (const [file, { fingerprints }] of facts) {
    const slug = file.slice(SERVERS.length, -'.json'.length);
    const listed = servers[slug] ?? {};
    const expected = 'the fingerprints of its data file';
    for (const [name, sha256] of fingerprints) {
      const found = Object.hasOwn(listed, name) ? listed[name]?.sha256 : 'nothing';
      if (found !== sha256)
        report.fail({ page, found: `${slug}, ${name}: ${found}`, expected: sha256 });
    }
    const more = Object.keys(listed).length - fingerprints.length;
    if (more > 0) report.fail({ page, found: `${slug}: ${more} more tools`, expected });
  }
  for (const slug of Object.keys(servers)) {
    if (facts.has(routes.serverData(slug))) continue;
    report.fail({ page, found: `the server ${slug}`, expected: 'a server with a data file' });
  }
}

function compareAttacks(site: Site, report: Report): void {
  const page = routes.attacksData();
  const { patterns } = parse<{ patterns: readonly { slug: string }[] }>(page, site);
  for (const { slug } of patterns) {
    report.saw();
    const path = routes.attackData(slug);
    if (!site.has(path)) report.fail({ page, found: `the attack ${slug}`, expected: path });
  }
}

export const dataFiles: Check<ServerFact> = {
  name: 'data-files',
  promise:
    'every JSON file parses and matches the schema that the site publishes, each policy of the guard is that of its server, and the lists of all servers, fingerprints and attacks agree with the files of each',
  things: 'files',

  file(file, site, report) {
    if (!file.path.endsWith('.json')) return undefined;
    report.saw();
    const fail: Fail = (found, expected) => report.fail({ page: file.path, found, expected });
    file.json();
    fitSchema(file, site, fail);
    if (GUARD_POLICY.test(file.path)) readGuardPolicy(file, site, fail);
    return file.path.startsWith(SERVERS) ? readServer(file, fail) : undefined;
  },

  all(facts, site, report) {
    compareList(facts, site, report);
    compareFingerprints(facts, site, report);
    compareAttacks(site, report);
  },
};
