import { type AllowedServer, piecesOf, type ServerAllowlist } from './allowlist.ts';
import type {
  AllowlistFormat,
  AllowlistFormatDefinition,
  AllowlistStatement,
  LeftOutReason,
  ListedServer,
  RenderedAllowlist,
} from './format.ts';

/** A format that renders any list: what it cannot hold is left out, never permitted in a wider form unsaid. */
export function defineAllowlistFormat(definition: AllowlistFormatDefinition): AllowlistFormat {
  return { ...definition, render: (list) => render(definition, list) };
}

function render(
  format: AllowlistFormatDefinition,
  { servers }: ServerAllowlist,
): RenderedAllowlist {
  const listed: ListedServer[] = [];
  const statements: AllowlistStatement[] = [];
  for (const server of servers) {
    const why = reasonAgainst(format, server, listed);
    if (why === undefined && isKnown(server)) {
      listed.push(server);
      statements.push(...format.statementsOn(server));
    } else if (why !== undefined) {
      statements.push({ kind: 'left-out', server: server.name, why });
    }
  }
  return listed.length === 0
    ? { ok: false, statements }
    : { ok: true, text: format.print(listed), statements };
}

const isKnown = (server: AllowedServer): server is ListedServer =>
  server.identity.kind !== 'unknown';

function reasonAgainst(
  format: AllowlistFormatDefinition,
  server: AllowedServer,
  listed: readonly ListedServer[],
): LeftOutReason | undefined {
  if (server.identity.kind === 'unknown') return server.identity.why;
  const texts = [server.name, ...piecesOf(server.identity)];
  if (!texts.every((text) => text.isWellFormed())) return 'invalid-unicode';
  const reason = isKnown(server) ? format.leavesOut(server) : undefined;
  if (reason !== undefined || !format.comparesNames) return reason;
  const same = listed.find(({ name }) => name === server.name);
  return same && JSON.stringify(same) !== JSON.stringify(server) ? 'same-name' : undefined;
}
