import { type Catalogue, rows } from './database.ts';
import { memo } from './memo.ts';

/** A product for which a vendor offers several servers, each with another list of tools. */
export interface Product {
  readonly id: string;
  readonly title: string;
  /** Slugs of its servers. */
  readonly servers: readonly string[];
}

interface Row {
  readonly product: string;
  readonly slug: string;
  readonly title: string;
}

/** Every product with two servers or more, by its id. */
export const allProducts = memo('products', (db): ReadonlyMap<string, Product> => {
  const sql = `SELECT product, slug, title FROM server
    WHERE product IS NOT NULL ORDER BY product, slug`;
  const groups = Map.groupBy(rows<Row>(db, sql), ({ product }) => product);
  return new Map(
    [...groups]
      .filter(([, servers]) => servers.length > 1)
      .map(([id, servers]) => [
        id,
        { id, title: titleOf(id, servers), servers: servers.map(({ slug }) => slug) },
      ]),
  );
});

export const productById = (db: Catalogue, id: string | undefined): Product | undefined =>
  id === undefined ? undefined : allProducts(db).get(id);

/** The title of the server that is called as the product is, without what is in brackets; else the id in words. */
function titleOf(id: string, servers: readonly Row[]): string {
  const own = servers.find(({ slug }) => slug === id);
  if (own) return own.title.replace(/\s*\([^)]*\)$/, '');
  const words = id.split('-').map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`);
  return words.join(' ');
}
