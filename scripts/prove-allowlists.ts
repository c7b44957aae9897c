import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { allowlistFormatById } from '#domain/server-allowlist/formats/index.ts';
import type { AllowlistProof } from '#domain/server-allowlist/proof.ts';
import type { ConfiguredServer } from '#domain/server-allowlist/reader.ts';
import { casesOf, trapsOf } from '../engines/allowlists/cases.ts';
import { allowlistDigest } from '../engines/allowlists/digest.ts';
import { PRODUCTS, type Product } from '../engines/allowlists/products.ts';
import { readerOf } from '../engines/allowlists/readers.ts';
import { type Bench, openBench, spelled, startedIn } from '../engines/allowlists/session.ts';
import { install, versionOf } from '../engines/install.ts';
import { hasOwnSystemFolder, isIsolated, isolate } from '../engines/isolate.ts';

const RECORD = new URL('../engines/allowlists/record.json', import.meta.url);

const USAGE = `npm run prove-allowlists -- [options]

  --only FORMAT   one format; may be given several times
  --record        write what was seen to engines/allowlists/record.json

Puts our allowlists of servers into the managed settings of the real products, in a copy of /etc and
without a network, and says which servers they start. Takes about five minutes.
`;

type Result = AllowlistProof['runs'][number]['results'][number];

const words = (starts: boolean) => (starts ? ('starts' as const) : ('refused' as const));

/** What starts of each server, under the file and without one: without it, every one has to. */
async function judged(
  product: Product,
  bench: Bench,
  about: {
    readonly name: string;
    readonly file: string;
    readonly servers: readonly ConfiguredServer[];
    readonly flags?: readonly string[];
    readonly env?: Readonly<Record<string, string>>;
    readonly home?: Readonly<Record<string, object>>;
    readonly added?: readonly ConfiguredServer[];
    /** What has to start for each server, in one spelling; undefined where nothing has to. */
    readonly wanted: readonly (string | undefined)[];
  },
): Promise<Result[]> {
  const { name, file, servers: own, added = [], wanted, ...plan } = about;
  const servers = [...own, ...added];
  const control = await startedIn(product, bench, { file: null, servers });
  const seen = await startedIn(product, bench, { file, servers: own, ...plan });
  const results = servers.map((server, at): Result => {
    const want = wanted[at];
    const text = spelled(server.runs);
    const expected = words(want !== undefined);
    const found = words(seen.has(want ?? text));
    const replaced = want !== undefined && want !== text && seen.has(text);
    const ok = control.has(text) && expected === found && !replaced;
    return { case: name, server: server.name, expected, seen: found, ok };
  });
  const excess = [...seen].filter((text) => !wanted.includes(text));
  const listed = excess.filter((text) => !servers.some(({ runs }) => spelled(runs) === text));
  return listed.length === 0
    ? results
    : [...results, { case: name, server: '?', expected: 'refused', seen: 'starts', ok: false }];
}

async function proveProduct(product: Product, bench: Bench) {
  const format = allowlistFormatById(product.format);
  if (!format) throw new Error(`no format ${product.format}`);
  const results: Result[] = [];
  for (const { name, list, servers, not } of casesOf(bench)) {
    if (not?.includes(product.format)) continue;
    const rendered = format.render(list);
    if (!rendered.ok) continue;
    const reading = readerOf(product.format)(rendered.text);
    const wanted = servers.map((server) => {
      const running = reading(server);
      return running ? spelled(running) : undefined;
    });
    results.push(...(await judged(product, bench, { name, file: rendered.text, servers, wanted })));
  }
  for (const { format: of, file, starts, ...trap } of trapsOf(bench)) {
    if (of !== product.format) continue;
    const text = typeof file === 'string' ? file : JSON.stringify(file);
    const wanted = [...trap.servers, ...(trap.added ?? [])].map((server) =>
      starts.includes(server.name) ? spelled(server.runs) : undefined,
    );
    results.push(...(await judged(product, bench, { ...trap, file: text, wanted })));
  }
  return results;
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', multiple: true },
      record: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  const unknown = values.only?.find((id) => !PRODUCTS.some(({ format }) => format === id));
  if (unknown !== undefined || (values.record && values.only)) {
    console.error(
      unknown === undefined ? 'Record all formats together.' : `“${unknown}” is not run.`,
    );
    return 1;
  }
  if (!isIsolated()) {
    install();
    const code = isolate();
    if (code !== null) return code;
  }
  if (!hasOwnSystemFolder()) {
    console.error('Managed files can only be tried where the system allows a copy of /etc.');
    return 1;
  }
  const bench = await openBench();
  const runs: AllowlistProof['runs'] = [];
  for (const product of PRODUCTS.filter(({ format }) => values.only?.includes(format) ?? true)) {
    const version = versionOf(product.package);
    console.log(`\n${product.label} ${version}`);
    const results = await proveProduct(product, bench);
    for (const { case: name, server, expected, seen, ok } of results)
      console.log(
        `  ${ok ? 'ok    ' : 'FAILED'} ${name}: ${server}: expected ${expected}, seen ${seen}`,
      );
    const date = new Date().toISOString().slice(0, 10);
    const { format, label } = product;
    const digest = allowlistDigest(format);
    runs.push({ format, product: label, version, date, digest, results });
  }
  bench.close();
  if (values.record) writeFileSync(RECORD, `${JSON.stringify({ runs }, null, 2)}\n`);
  return runs.every(({ results }) => results.every(({ ok }) => ok)) ? 0 : 1;
}

process.exitCode = await main();
