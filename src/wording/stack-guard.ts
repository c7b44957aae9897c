import type { ClientName } from '#domain/client-name.ts';
import type { FlowOnSet } from '#domain/stack/guard/flow-on-set.ts';
import type { PathProblem } from '#domain/stack/guard/guard-path.ts';
import type { LeftAlone, WrappedServer } from '#domain/stack/guard/wrap-servers.ts';
import type { ConfigOrigin } from '#domain/stack/locate.ts';
import { listed } from './list.ts';
import { legLabel } from './risk.ts';
import { READ } from './rule.ts';
import { counted } from './sentence.ts';

const LEFT: Record<LeftAlone, string> = {
  address:
    'connects to an address: there is no program that the guard could stand in front of. Your client’s own rules hold for it, or a gateway',
  'no-policy':
    'is not in the policy, as it is not recognised: it is not guarded, and what it reads is not followed',
  off: 'is switched off',
  gateway: 'starts several servers at once, and the guard stands in front of one',
  'no-command': 'names no command: the file does not show how it is started',
  form: 'has a command in a form that cannot be changed safely',
  line: 'is on a command line: run it, then paste the file that your client wrote',
};

/** What became of one server, after its name: "starts through the guard". */
export function wrappedClause({ name, state, server, why }: WrappedServer): string {
  const as = server !== undefined && server !== name ? `, as ${server} in the policy` : '';
  switch (state) {
    case 'wrapped':
      return `starts through the guard${as}`;
    case 'already-wrapped':
      return `started through the guard already${as}`;
    case 'unwrapped':
      return 'starts without the guard again';
    default:
      return LEFT[why ?? 'form'];
  }
}

/** How many servers of a configuration start through the guard. */
export function wrappedSummary(servers: readonly WrappedServer[]): string {
  const guarded = servers.filter(
    ({ state }) => state === 'wrapped' || state === 'already-wrapped',
  ).length;
  const verb = guarded === 1 ? 'starts' : 'start';
  return `${guarded} of ${counted(servers.length, 'server')} ${verb} through the guard`;
}

const PATH: Record<PathProblem, string> = {
  relative:
    'Write the whole path, from / or a drive letter on: clients start servers in folders of their own.',
  'home-sign': 'Write the folder itself: clients do not replace ~, $ or %.',
  'no-script': 'The path ends with the file: toolward-guard.mjs.',
};

export const pathSentence = (problem: PathProblem): string => PATH[problem];

/** What the guard does about a combination: "“Moves money” asks once the session has read …". */
export function flowSentence({ effect, leg = [], after, unlessArguments }: FlowOnSet): string {
  const part = `“${legLabel(leg)}”`;
  if (effect === 'runs') return 'not cut: some tool of each part runs.';
  const does = effect === 'refused' ? 'refused' : 'asked about';
  const when =
    after.length === 0
      ? 'from the start'
      : `once the session has read ${listed(after.map((mark) => READ[mark]))}`;
  const unless = unlessArguments ? ', except with some arguments' : '';
  return `each call under ${part} is ${does} ${when}${unless}.`;
}

/** Clients that show no question of a server (none was seen to, in their own protocols and terminals). */
const NEVER_SHOW: readonly ClientName[] = ['Gemini CLI', 'opencode'];

/** Where a question of the guard goes in the client that a configuration belongs to. */
export function questionSentence(origin: ConfigOrigin | undefined): string {
  const names = origin?.kind === 'clients' ? origin.names : [];
  const [only] = names;
  const cannot =
    names.length === 1 && only !== undefined && NEVER_SHOW.includes(only)
      ? `${only} cannot, so there each question is a refusal.`
      : 'In a client that cannot show it, the call is refused with the reason.';
  return `Where the policy asks, the guard asks through your client. ${cannot}`;
}
