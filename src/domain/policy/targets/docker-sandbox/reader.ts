import { accept, type Reader, refuseFile } from '../../target-reader.ts';
import { readExpression } from '../../testing/read-expression.ts';
import { unquote } from '../../testing/unquote.ts';

const STATEMENT =
  /(@requireApproval\("[^"]*"\)\n)?(permit|forbid) \(principal, action == MCP::Action::"invokeTool", resource\)\nwhen \{\n {2}resource in MCP::Server::("(?:[^"\\]|\\.)*")(.*?)\n\};\n/gsu;

interface Statement {
  readonly effect: 'permit' | 'ask' | 'forbid';
  readonly server: string;
  /** Does it speak of this tool, with these arguments? */
  holds(tool: string, args: Readonly<Record<string, unknown>>): boolean;
}

/**
 * Docker Sandboxes, as documented: of the statements that match, a forbid wins, then a permit with
 * `@requireApproval`, then another permit; without one the call is denied. Lists of tools are not
 * filtered.
 */
export const read: Reader = (text) => {
  const statements = [...text.matchAll(STATEMENT)].map(statementOf);
  accept(text.replace(STATEMENT, '').trim() === '', text);
  return ({ server, tool, arguments: args }) => {
    const found = statements.filter(
      (statement) => statement.server === server && statement.holds(tool, args),
    );
    const has = (effect: Statement['effect']) => found.some((found) => found.effect === effect);
    if (has('forbid') || found.length === 0) return 'denied';
    return has('ask') ? 'asked' : 'allowed';
  };
};

function statementOf([, approval, effect, server = '', rest = '']: RegExpMatchArray): Statement {
  const forbids = effect === 'forbid';
  accept(!forbids || approval === undefined, 'a forbid that asks');
  return {
    effect: forbids ? 'forbid' : approval === undefined ? 'permit' : 'ask',
    server: unquote(server),
    holds: testOf(rest),
  };
}

const LIST = /^ &&\n {2}(!\()?\[\n {4}(.*)\n {2}\]\.contains\(resource\.name\)\)?$/s;
const BOUNDED =
  /^ &&\n {2}resource\.name == ("(?:[^"\\]|\\.)*") &&\n {2}context has args &&\n {2}(.*)$/s;

function testOf(rest: string): Statement['holds'] {
  if (rest === '') return () => true;
  const bounded = rest.match(BOUNDED);
  if (bounded) {
    const holds = readExpression(bounded[2] ?? '');
    return (tool, args) => tool === unquote(bounded[1] ?? '') && holds(args);
  }
  const [, not, list = ''] = rest.match(LIST) ?? refuseFile(rest);
  const names = list.split(',\n    ').map(unquote);
  return (tool) => names.includes(tool) === (not === undefined);
}
