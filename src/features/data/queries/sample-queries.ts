import { type Catalogue, columnsOf, rows } from '#queries/database.ts';

/** A question, and the statement that answers it from the database for download. */
export interface SampleQuery {
  readonly id: string;
  readonly question: string;
  readonly sql: string;
}

export type Cell = string | number | null;

export interface SampleResult extends SampleQuery {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  /** How many rows there are in all. */
  readonly count: number;
}

export const SAMPLE_QUERIES: readonly SampleQuery[] = [
  {
    id: 'verdicts',
    question: 'How many tools have each verdict?',
    sql: `SELECT category, severity, count(*) AS tools
FROM tool
GROUP BY category, severity
ORDER BY max(severity_rank) DESC, tools DESC`,
  },
  {
    id: 'objects',
    question: 'What do the critical tools touch?',
    sql: `SELECT object, category, count(*) AS tools
FROM tool
WHERE severity = 'critical'
GROUP BY object, category
ORDER BY tools DESC, object, category`,
  },
  {
    id: 'facts',
    question: 'Which tools can delete more than one thing, and what words say so?',
    sql: `SELECT tool.server, tool.name, fact.value ->> '$.value' AS amount,
  fact.value ->> '$.evidence[0].words' AS words
FROM tool JOIN json_each(tool.assessment, '$.facts') AS fact
WHERE tool.category = 'destructive'
  AND fact.value ->> '$.kind' = 'amount' AND fact.value ->> '$.value' <> 'one'
ORDER BY tool.severity_rank DESC, tool.server, tool.name`,
  },
  {
    id: 'hints',
    question: 'Which tools are declared read-only but judged to change something?',
    sql: `SELECT server, name, category, severity
FROM tool
WHERE read_only_hint = 1 AND category NOT IN ('read', 'unknown')
ORDER BY severity_rank DESC, server, name`,
  },
  {
    id: 'destroyers',
    question: 'Which servers have the most destructive tools?',
    sql: `SELECT server.label, count(*) AS destructive, server.tool_count AS tools
FROM tool JOIN server ON server.slug = tool.server
WHERE tool.category = 'destructive'
GROUP BY server.slug
ORDER BY destructive DESC, server.slug`,
  },
  {
    id: 'use',
    question: 'Which widely used servers have critical tools, and how many?',
    sql: `SELECT server.label, server_use.repositories, server_use.downloads, count(*) AS critical
FROM tool JOIN server ON server.slug = tool.server
JOIN server_use ON server_use.server = server.slug
JOIN order_of_use ON order_of_use.slug = server.slug
WHERE tool.severity = 'critical'
GROUP BY server.slug
ORDER BY order_of_use.place`,
  },
  {
    id: 'exposed',
    question:
      'Which tools does the attack “credential minting” apply to, and does the preset Careful stop it?',
    sql: `SELECT tool.server, tool.name, preset_row.decision, attack_stopping.effect
FROM attack
JOIN tool_attack ON tool_attack.attack = attack.id AND tool_attack.verdict = 'applies'
JOIN tool ON tool.id = tool_attack.tool
JOIN tool_rule ON tool_rule.tool = tool.id AND tool_rule.preset = 'careful'
JOIN preset_row ON preset_row.preset = tool_rule.preset
  AND preset_row.position = tool_rule.preset_row
JOIN attack_stopping ON attack_stopping.attack = attack.id
  AND attack_stopping.preset = tool_rule.preset
  AND attack_stopping.preset_row = tool_rule.preset_row
WHERE attack.slug = 'credential-minting'
ORDER BY tool.severity_rank DESC, tool.server, tool.name`,
  },
  {
    id: 'together',
    question: 'Which dangerous combinations do the tools of a single server complete?',
    sql: `SELECT combination.name, count(*) AS servers
FROM server_combination JOIN combination ON combination.id = server_combination.combination
GROUP BY combination.id
ORDER BY servers DESC, combination.position`,
  },
  {
    id: 'leaks',
    question: 'Which servers can both read private data and send data out?',
    sql: `SELECT server,
  sum(capability = 'reads-private-data') AS reading,
  sum(capability = 'communicates-externally') AS sending
FROM tool_capability JOIN tool ON tool.id = tool_capability.tool
WHERE capability IN ('reads-private-data', 'communicates-externally')
GROUP BY server
HAVING reading > 0 AND sending > 0
ORDER BY sending DESC, server`,
  },
  {
    id: 'paths',
    question: 'Which tools change something and take a path?',
    sql: `SELECT tool.server, tool.name, parameter.name AS parameter
FROM parameter JOIN tool ON tool.id = parameter.tool
WHERE tool.category IN ('write', 'destructive')
  AND lower(parameter.name) IN ('path', 'file_path', 'filepath')
ORDER BY tool.severity_rank DESC, tool.server, tool.name`,
  },
  {
    id: 'names',
    question: 'Which names mean different things on different servers?',
    sql: `SELECT family, count(DISTINCT server) AS servers,
  group_concat(DISTINCT category) AS categories
FROM tool
GROUP BY family
HAVING servers > 1 AND count(DISTINCT category) > 1
ORDER BY servers DESC, family`,
  },
  {
    id: 'rules',
    question: 'Which risk rules fire on the most tools?',
    sql: `SELECT risk_rule.id, risk_rule.title, count(*) AS tools
FROM rule_firing JOIN risk_rule ON risk_rule.id = rule_firing.rule
GROUP BY risk_rule.id
ORDER BY tools DESC, risk_rule.id`,
  },
  {
    id: 'coverage',
    question: 'What can a policy do about the known attack patterns?',
    sql: `SELECT coverage, count(*) AS patterns
FROM attack
WHERE kind = 'pattern'
GROUP BY coverage
ORDER BY patterns DESC`,
  },
];

/** Runs each query and keeps its first rows. */
export function sampleResults(db: Catalogue, shown: number): SampleResult[] {
  return SAMPLE_QUERIES.map((query) => {
    const found = rows<Record<string, Cell>>(db, query.sql);
    return {
      ...query,
      columns: columnsOf(db, query.sql),
      rows: found.slice(0, shown).map((row) => Object.values(row)),
      count: found.length,
    };
  });
}
