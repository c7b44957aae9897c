import { comparableRepository } from '#domain/server.ts';
import { type Catalogue, rows } from './database.ts';

/** Another server with exactly the same list of tools. */
export interface SameTools {
  readonly slug: string;
  readonly label: string;
  readonly sameRepository: boolean;
  /** Whether both are known to lie in folders of their own. */
  readonly otherFolder: boolean;
  /** Whether every definition is known to be the same, word for word. */
  readonly sameDefinitions: boolean;
}

interface Row {
  slug: string;
  label: string;
  repository: string | null;
  own: string | null;
  apart: number;
  identical: number;
}

/** Below this many, equal names alone happen by chance: then the definitions must be equal too. */
const TELLING = 3;

const SAME = `SELECT other.slug, other.label, other.repository_url AS repository,
    one.repository_url AS own,
    coalesce(other.repository_folder <> one.repository_folder, 0) AS apart,
    other.definitions = one.definitions AND NOT EXISTS
      (SELECT 1 FROM tool t WHERE t.server = one.slug AND t.description IS NULL) AS identical
  FROM server one JOIN server other ON other.tool_set = one.tool_set AND other.slug <> one.slug
  WHERE one.slug = ? AND (one.tool_count >= ${TELLING} OR identical)
  ORDER BY identical DESC, other.label COLLATE NOCASE, other.slug`;

/** Servers of the same tool names, those with the same definitions first. */
export function sameTools(db: Catalogue, server: string): SameTools[] {
  return rows<Row>(db, SAME, server).map(({ slug, label, repository, own, apart, identical }) => ({
    slug,
    label,
    sameRepository:
      own !== null &&
      repository !== null &&
      comparableRepository(own) === comparableRepository(repository),
    otherFolder: apart === 1,
    sameDefinitions: identical === 1,
  }));
}
