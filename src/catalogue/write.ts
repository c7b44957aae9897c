import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { basisOf } from '#domain/fingerprint-basis.ts';
import { noticesOf } from '#domain/notice.ts';
import { severityRank } from '#domain/risk/severity.ts';
import { familyOf, letterOf, uniqueSlugs } from '#domain/slug.ts';
import type { AssessedServer, AssessedTool } from './assess-servers.ts';
import { fingerprint } from './fingerprint.ts';
import type { Content } from './read/content.ts';
import { schemaSql } from './schema.ts';
import { definitionsHash, toolSetHash } from './tool-set.ts';
import { writeAttacks } from './write-attacks.ts';
import { writeDisagreements } from './write-disagreements.ts';

type Value = string | number | null;
type Row = Record<string, Value>;

function inserter(db: Database.Database) {
  const prepared = new Map<string, Database.Statement>();
  return (table: string, row: Row): number => {
    const columns = Object.keys(row);
    const key = `${table}:${columns.join()}`;
    let statement = prepared.get(key);
    if (!statement) {
      const marks = columns.map((column) => `@${column}`).join(', ');
      statement = db.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${marks})`);
      prepared.set(key, statement);
    }
    return Number(statement.run(row).lastInsertRowid);
  };
}
export type Insert = ReturnType<typeof inserter>;

const json = (value: unknown): string | null =>
  value === undefined ? null : JSON.stringify(value);
const flag = (value: boolean | undefined): number | null =>
  value === undefined ? null : Number(value);

function writeServer(insert: Insert, server: AssessedServer, rules: ReadonlySet<string>): void {
  insert('server', {
    slug: server.slug,
    origin: server.origin,
    title: server.title,
    label: server.label,
    vendor: server.vendor ?? null,
    summary: server.summary ?? null,
    description: server.description ?? null,
    package_registry: server.package?.registry ?? null,
    package_name: server.package?.name ?? null,
    package_version: server.package?.version ?? null,
    repository_url: server.repository?.url ?? null,
    repository_commit: server.repository?.commit ?? null,
    repository_folder: server.repository?.folder ?? null,
    transport: server.transport ?? null,
    licence: server.licence ?? null,
    quality: server.quality,
    known_tools: server.known?.tools ?? null,
    known_of: server.known?.of ?? null,
    tool_count: server.tools.length,
    tool_set: toolSetHash(server.tools),
    definitions: definitionsHash(server.tools),
  });
  writeSources(insert, server);
  writeDisagreements(insert, server);
  const slugs = uniqueSlugs(server.tools.map((tool) => tool.name));
  const tools = [...server.tools].sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const tool of tools) {
    const id = writeTool(insert, server.slug, slugs.get(tool.name) ?? '', tool);
    writeFirings(insert, id, tool, rules);
  }
}

function writeSources(insert: Insert, server: AssessedServer): void {
  server.sources.forEach((source, position) => {
    insert('source', {
      server: server.slug,
      id: source.id,
      position,
      title: source.title,
      url: source.url ?? null,
      commit_hash: source.commit ?? null,
      path: source.path ?? null,
      version: source.version ?? null,
      seen: source.seen ?? null,
    });
    for (const fact of [...new Set(source.gives)].sort()) {
      insert('fact_source', { server: server.slug, fact, source: source.id });
    }
  });
  server.controls.forEach((control, position) => {
    insert('control', {
      server: server.slug,
      position,
      kind: control.kind,
      how: control.how,
      setting: control.setting ?? null,
      tools: json(control.tools),
      source: control.source,
    });
  });
}

function writeFirings(insert: Insert, id: number, tool: AssessedTool, rules: ReadonlySet<string>) {
  const { signals, derivation, suspicions } = tool.assessment;
  const fired = [...signals, ...derivation, ...suspicions].map((firing) => firing.rule);
  for (const rule of new Set(fired)) if (rules.has(rule)) insert('rule_firing', { rule, tool: id });
}

function writeTool(insert: Insert, server: string, slug: string, tool: AssessedTool): number {
  const { assessment } = tool;
  const id = insert('tool', {
    server,
    name: tool.name,
    slug,
    family: familyOf(tool.name),
    letter: letterOf(tool.name),
    title: tool.title ?? null,
    summary: tool.summary ?? null,
    description: tool.description ?? null,
    parameters_known: Number(tool.parameters !== null),
    quoted: Number(tool.quoted ?? false),
    read_only_hint: flag(tool.hints.readOnlyHint),
    destructive_hint: flag(tool.hints.destructiveHint),
    idempotent_hint: flag(tool.hints.idempotentHint),
    open_world_hint: flag(tool.hints.openWorldHint),
    category: assessment.category,
    severity: assessment.severity,
    severity_rank: severityRank(assessment.severity),
    reversibility: assessment.reversibility,
    confidence: assessment.confidence,
    assessment: JSON.stringify(assessment),
    fingerprint: fingerprint(tool),
    fingerprint_basis: basisOf(tool),
  });
  tool.parameters?.forEach((parameter, position) => {
    insert('parameter', {
      tool: id,
      position,
      name: parameter.name,
      type: parameter.type ?? null,
      required: Number(parameter.required),
      enum_values: json(parameter.enum),
      default_value: json(parameter.default),
      description: parameter.description ?? null,
    });
  });
  for (const capability of assessment.capabilities) {
    insert('tool_capability', { tool: id, capability });
  }
  for (const notice of noticesOf(tool, assessment)) insert('tool_notice', { tool: id, notice });
  return id;
}

function writeContent(insert: Insert, content: Content): void {
  for (const rule of content.rules) {
    insert('risk_rule', { id: rule.id, title: rule.value.title, body: JSON.stringify(rule.value) });
  }
  for (const preset of content.presets) {
    insert('preset', { id: preset.id, body: JSON.stringify({ ...preset.value, id: preset.id }) });
  }
  writeAttacks(insert, content.attacks);
}

/**
 * Writes the database in one transaction beside its place and moves it there when it is whole, so
 * that a failure leaves the last good one. The same input gives the same bytes.
 */
export function writeCatalogue(
  path: string,
  content: Content,
  servers: readonly AssessedServer[],
): void {
  mkdirSync(dirname(path), { recursive: true });
  const unfinished = `${path}.new`;
  rmSync(unfinished, { force: true });
  const db = new Database(unfinished);
  try {
    db.pragma('journal_mode = OFF');
    db.pragma('synchronous = OFF');
    db.pragma('foreign_keys = ON');
    const insert = inserter(db);
    const rules = new Set(content.rules.map((rule) => rule.id));
    db.transaction(() => {
      db.exec(schemaSql());
      writeContent(insert, content);
      for (const server of servers) writeServer(insert, server, rules);
      for (const { server, addresses, source } of content.hosted)
        for (const address of addresses) insert('hosted_address', { address, server, source });
    })();
    db.exec('VACUUM');
  } finally {
    db.close();
  }
  renameSync(unfinished, path);
}
