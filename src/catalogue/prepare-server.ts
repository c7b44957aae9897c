import { compileRules } from '#domain/risk/compile.ts';
import type { Server } from '#domain/server.ts';
import { type AssessedServer, assessServer } from './assess-servers.ts';
import { type CollectedRows, collector } from './insert.ts';
import type { ServerModel } from './model.ts';
import { type MemberOfFamily, withoutWords } from './write-families.ts';
import { writeOutline } from './write-outline.ts';
import { serverWriter } from './write-server.ts';

/** A server, with the number of its first tool. */
export interface NumberedServer {
  readonly server: Server;
  readonly first: number;
}

/** All rows of a server and of its tools, and what the families of all tools are made from. */
export interface PreparedServer {
  readonly rows: CollectedRows;
  readonly members: readonly MemberOfFamily[];
}

export interface Preparer {
  readonly assess: (server: Server) => AssessedServer;
  readonly prepare: (server: AssessedServer, first: number) => PreparedServer;
}

/**
 * Assesses servers and makes their rows. What comes out depends on the server, its number and the model
 * alone, so that it can be made in any thread, and kept.
 */
export function preparer(model: ServerModel): Preparer {
  const rules = compileRules(model.risk);
  const attacks = model.attacks.filter(({ kind }) => kind !== 'case');
  return {
    assess: (server) => assessServer(server, rules),
    prepare: (server, first) => {
      const { insert, rows } = collector();
      if (server.origin === 'outline') {
        writeOutline(insert, model, server);
        return { rows, members: [] };
      }
      const members = serverWriter(insert, { ...model, attacks })(server, first);
      return { rows, members: members.map(withoutWords) };
    },
  };
}
