import type { ObjectClass } from '#domain/risk/object-class.ts';
import type { RiskRule } from '#domain/risk/rule.ts';
import { type Catalogue, rows } from '#queries/database.ts';
import { objectClasses } from '#queries/vocabulary.ts';

/** A tool on which a rule fired. */
export interface FiredOn {
  readonly server: string;
  readonly serverLabel: string;
  readonly name: string;
  readonly slug: string;
}

/** A rule with what it does in this catalogue. */
export interface CatalogueRule {
  readonly rule: RiskRule;
  /** The class of what it says that a call touches. */
  readonly objectClass: ObjectClass | undefined;
  /** How many tools it fired on: it is in their derivation, facts, signals or warnings. */
  readonly tools: number;
  /** Some of them, the gravest first. */
  readonly some: readonly FiredOn[];
}

const SOME = 3;

function firedOn(db: Catalogue, rule: string): FiredOn[] {
  const sql = `SELECT t.server, s.label AS serverLabel, t.name, t.slug
    FROM rule_firing f JOIN tool t ON t.id = f.tool JOIN server s ON s.slug = t.server
      JOIN order_of_use o ON o.slug = t.server
    WHERE f.rule = ? ORDER BY t.severity_rank DESC, o.place, t.name LIMIT ?`;
  return rows<FiredOn>(db, sql, rule, SOME);
}

/** Every risk rule of the catalogue, by id. */
export function allRules(db: Catalogue): CatalogueRule[] {
  const classes = new Map(objectClasses(db).map((each) => [each.id, each]));
  const withClass = (rule: RiskRule) => ({
    rule,
    objectClass: rule.kind === 'suspicion' ? undefined : classes.get(rule.object ?? ''),
  });
  const sql = `SELECT id, body, (SELECT count(*) FROM rule_firing WHERE rule = id) AS tools
    FROM risk_rule ORDER BY id`;
  return rows<{ id: string; body: string; tools: number }>(db, sql).map(({ id, body, tools }) => ({
    ...withClass({ ...(JSON.parse(body) as RiskRule), id }),
    tools,
    some: firedOn(db, id),
  }));
}
