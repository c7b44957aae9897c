import { parse } from 'smol-toml';
import type { AllowlistReader } from '../../reader.ts';

type Matcher =
  | { match: 'exact' | 'prefix'; value: string }
  | { match: 'regex'; expression: string };

interface File {
  readonly mcp_servers: Readonly<
    Record<
      string,
      { identity: { command?: { executable: string; args: Matcher[] }; url?: Matcher } }
    >
  >;
}

/** As `mcp_requirements.rs` does it: by name, then program and arguments one by one, or the address. */
export const read: AllowlistReader = (text) => {
  const { mcp_servers: servers } = parse(text) as unknown as File;
  return ({ name, runs }) => {
    if (!Object.hasOwn(servers, name)) return null;
    const { command, url } = servers[name]?.identity ?? {};
    if (runs.kind === 'address') return url && fits(url, runs.url) ? runs : null;
    const [program, ...args] = runs.command;
    const isSame =
      command?.executable === program &&
      command?.args.length === args.length &&
      command.args.every((matcher, at) => fits(matcher, args[at] ?? ''));
    return isSame ? runs : null;
  };
};

function fits(matcher: Matcher, text: string): boolean {
  if (matcher.match !== 'regex')
    return matcher.match === 'exact' ? text === matcher.value : text.startsWith(matcher.value);
  const expression = matcher.expression.replaceAll('(?s:.*)', '[\\s\\S]*');
  return new RegExp(`^(?:${expression})$`, 'u').test(text);
}
