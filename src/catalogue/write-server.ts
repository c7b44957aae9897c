import { affects } from '#domain/attack/affects.ts';
import { combinations, knownCapabilities } from '#domain/attack/combination.ts';
import type { AttackEntry } from '#domain/attack/entry.ts';
import { relevantPatterns, shortlist } from '#domain/attack/relevant-patterns.ts';
import { basisOf } from '#domain/fingerprint-basis.ts';
import { noticesOf } from '#domain/notice.ts';
import { matchingRow } from '#domain/policy/recommend.ts';
import { uniqueSlugs } from '#domain/slug.ts';
import { rowOfRelevance } from '#rows/attack-row.ts';
import {
  otherNameRows,
  rowOfControl,
  rowOfDisagreement,
  rowOfPackage,
  rowOfServer,
  rowOfSource,
  rowOfStart,
  rowOfVersion,
} from '#rows/server-row.ts';
import { type CatalogueTool, rowOfParameter, rowOfTool } from '#rows/tool-row.ts';
import type { AssessedServer } from './assess-servers.ts';
import { fingerprint } from './fingerprint.ts';
import type { Insert } from './insert.ts';
import type { ServerModel } from './model.ts';
import { textNumber } from './numbers.ts';
import { definitionsHash, toolSetHash } from './tool-set.ts';
import type { MemberOfFamily } from './write-families.ts';

type PlacedTool = Omit<CatalogueTool, 'family'>;
type Of<K extends AttackEntry['kind']> = Extract<AttackEntry, { readonly kind: K }>;

/**
 * A function that writes one server, its tools, and all that follows from them: rules, attacks, what the
 * tools can do together, vulnerabilities. Each is worked out here, once, and only read afterwards. `first`
 * is the number of its first tool.
 */
export function serverWriter(insert: Insert, content: ServerModel) {
  const patterns = content.attacks.filter(
    (attack): attack is Of<'pattern'> => attack.kind === 'pattern',
  );
  const vulnerabilities = content.attacks.filter(
    (attack): attack is Of<'vulnerability'> => attack.kind === 'vulnerability',
  );
  const rules = new Set(content.risk.rules.map(({ id }) => id));
  const written = new Map<string, number>();

  /** The number of a reason, which is written once, however many tools it holds for. */
  function numberOf(body: string): number {
    const known = written.get(body);
    if (known !== undefined) return known;
    const id = textNumber(body);
    written.set(body, id);
    insert('relevance_reason', { id, body });
    return id;
  }

  function writeRules(id: number, { assessment }: PlacedTool): void {
    for (const preset of content.presets) {
      const row = matchingRow(assessment, preset);
      insert('tool_rule', { tool: id, preset: preset.id, preset_row: row });
    }
  }

  function writeAttacks(id: number, tool: PlacedTool): void {
    const ranked = relevantPatterns(patterns, { assessment: tool.assessment, tool });
    const short = new Set(shortlist(ranked));
    ranked.forEach((found, position) => {
      const { verdict, reason } = rowOfRelevance(found.relevance);
      insert('tool_attack', {
        tool: id,
        attack: found.pattern.id,
        position,
        shortlisted: Number(short.has(found)),
        verdict,
        reason: numberOf(reason),
      });
    });
  }

  function writeTool(tool: PlacedTool, id: number): void {
    insert('tool', { id, ...rowOfTool(tool) });
    tool.parameters?.forEach((parameter, position) => {
      insert('parameter', { tool: id, position, ...rowOfParameter(parameter) });
    });
    const { capabilities, facts, signals, derivation, suspicions } = tool.assessment;
    for (const capability of capabilities) insert('tool_capability', { tool: id, capability });
    for (const notice of noticesOf(tool, tool.assessment))
      insert('tool_notice', { tool: id, notice });
    const evident = [...facts, ...signals, ...derivation, ...suspicions];
    const fired = new Set(evident.map(({ rule }) => rule));
    for (const rule of fired)
      if (rule !== undefined && rules.has(rule)) insert('rule_firing', { rule, tool: id });
    writeRules(id, tool);
    writeAttacks(id, tool);
  }

  function writeCombinations(server: string, tools: readonly PlacedTool[], first: number) {
    const members = tools.map(({ name, assessment }, place) => ({
      ...{ server, name, id: first + place },
      capabilities: knownCapabilities(assessment),
    }));
    for (const { combination, state, legs } of combinations(content.combinations, members)) {
      if (state !== 'complete' || combination.servers !== undefined) continue;
      const found = { server, combination: combination.id };
      insert('server_combination', found);
      legs.forEach(({ tools: filling }, leg) => {
        for (const { id } of filling)
          insert('server_combination_tool', { ...found, leg, tool: id });
      });
    }
  }

  function writeVulnerabilities(server: AssessedServer): void {
    for (const vulnerability of vulnerabilities) {
      const affected = affects(vulnerability, server);
      if (affected === 'affected' || affected === 'unknown-version')
        insert('server_vulnerability', { server: server.slug, attack: vulnerability.id, affected });
    }
  }

  return (server: AssessedServer, first: number): MemberOfFamily[] => {
    const tools = placedTools(server);
    insert('server', {
      ...rowOfServer({ ...server, toolCount: tools.length }),
      tool_set: toolSetHash(tools),
      definitions: definitionsHash(tools),
    });
    writeFacts(insert, server);
    for (const [place, tool] of tools.entries()) writeTool(tool, first + place);
    writeCombinations(server.slug, tools, first);
    writeVulnerabilities(server);
    return familyMembers(server, tools, first);
  };
}

/** What the families of a server’s tools compare, in the order in which the server lists them. */
function familyMembers(
  { tools: listed }: AssessedServer,
  placed: readonly PlacedTool[],
  first: number,
): MemberOfFamily[] {
  const places = new Map(placed.map(({ name }, place) => [name, place]));
  return listed.flatMap(({ name, family }) =>
    family ? [{ ...family, id: first + (places.get(name) ?? 0) }] : [],
  );
}

/** The tools of a server by name, each with the address of its page and its fingerprint. */
function placedTools({ slug: server, tools }: AssessedServer): PlacedTool[] {
  const slugs = uniqueSlugs(tools.map(({ name }) => name));
  return tools
    .map((tool) => ({
      ...tool,
      server,
      slug: slugs.get(tool.name) ?? '',
      fingerprint: fingerprint(tool),
      fingerprintBasis: basisOf(tool),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function writeIdentity(insert: Insert, server: AssessedServer): void {
  const { packages, remotes = [], slug } = server;
  packages.forEach((published, position) => {
    insert('package', { server: slug, position, ...rowOfPackage(published) });
  });
  remotes.forEach((remote, position) => {
    insert('remote', { server: slug, position, ...remote });
  });
  for (const row of otherNameRows(server)) insert('other_name', { server: slug, ...row });
}

function writeFacts(insert: Insert, server: AssessedServer): void {
  writeIdentity(insert, server);
  server.sources.forEach((source, position) => {
    insert('source', { server: server.slug, position, ...rowOfSource(source) });
    for (const fact of [...new Set(source.gives)].sort())
      insert('fact_source', { server: server.slug, fact, source: source.id });
  });
  server.controls.forEach((control, position) => {
    insert('control', { server: server.slug, position, ...rowOfControl(control) });
  });
  server.starts.forEach((start, position) => {
    insert('start', { server: server.slug, position, ...rowOfStart(start) });
  });
  server.versions?.forEach((version, position) => {
    insert('version', { server: server.slug, position, ...rowOfVersion(version) });
  });
  server.disagreements?.forEach((disagreement, position) => {
    insert('disagreement', { server: server.slug, position, ...rowOfDisagreement(disagreement) });
  });
}
