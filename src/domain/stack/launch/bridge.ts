import { firstPlain, valuesOf } from './options.ts';
import type { ServerList, UnclearReason } from './program.ts';

type Behind =
  | { readonly address: string }
  | { readonly line: string }
  /** A server by its name in the bridge’s own registry. */
  | { readonly listed: string; readonly list: ServerList }
  | { readonly why: UnclearReason };

const isAddress = (word: string | undefined): word is string =>
  word !== undefined && /^(https?|wss?):\/\//i.test(word);

/**
 * What a bridge connects to; undefined for a package that is no bridge. One in a scope that names no
 * server is a server itself, such as `@jetbrains/mcp-proxy`.
 */
export function bridge(name: string, args: readonly string[]): Behind | undefined {
  const isScoped = name.startsWith('@');
  const plain = name
    .toLowerCase()
    .replace(/^@[^/]+\//, (scope) => (scope === '@smithery/' ? scope : ''));
  if (plain === '@smithery/cli') return smithery(args);
  if (plain === 'fastmcp') {
    const address = args.find(isAddress);
    return address === undefined ? { why: 'local-program' } : { address };
  }
  if (
    !/^(mcp-remote|mcp-remote-client|supergateway|mcp-proxy|mcp-bridge|mcpo|fastmcp-proxy|mcp-client-bridge|sse-proxy)$/.test(
      plain,
    )
  )
    return undefined;
  const line = valuesOf(args, '--stdio')[0];
  if (line !== undefined) return { line };
  const named = valuesOf(args, '--sse', '--streamableHttp', '--streamable-http', '--url').find(
    isAddress,
  );
  const address = named ?? args.find(isAddress);
  if (address !== undefined) return { address };
  const dashes = args.indexOf('--');
  if (isScoped && dashes === -1) return undefined;
  const rest =
    dashes === -1 ? args.slice(Math.max(0, firstPlain(args, VALUES))) : args.slice(dashes + 1);
  if (rest.length > 0 && !rest[0]?.startsWith('-')) return { line: rest.map(quoted).join(' ') };
  return { why: 'bridge-without-server' };
}

const VALUES = new Set([
  '--port',
  '--host',
  '--sse-port',
  '--sse-host',
  '--env',
  '-e',
  '--headers',
  '-H',
  '--transport',
  '--timeout',
  '--api-key',
]);

const quoted = (word: string): string => `'${word.replaceAll("'", '')}'`;

function smithery(args: readonly string[]): Behind {
  const at = args.indexOf('run');
  const spec = at === -1 ? undefined : args[at + 1];
  return spec === undefined
    ? { why: 'registry-without-server' }
    : { listed: spec, list: 'smithery' };
}
