import { accept, type Reader, refuseFile } from '../../target-reader.ts';
import { readExpression } from '../../testing/read-expression.ts';
import { unquote } from '../../testing/unquote.ts';
import { AGENTCORE_GATEWAY } from './target.ts';

/** One permit over a list of actions; whatever it does not name is refused. */
export const read: Reader = (text) => {
  const [, list = '', gateway = '', when] =
    text.match(
      /^permit \(\n {2}principal,\n {2}action in \[\n(.*?)\n {2}\],\n {2}resource == AgentCore::Gateway::("[^"]*")\n\)(?: when \{\n(.*)\n\})?;\n$/s,
    ) ?? refuseFile('a statement of another form');
  accept(unquote(gateway) === AGENTCORE_GATEWAY, gateway);
  const actions = list.split(',\n').map((line) => {
    const [, action = ''] = line.match(/^ {4}AgentCore::Action::(".*")$/s) ?? refuseFile(line);
    return unquote(action);
  });
  const holds = when === undefined ? () => true : readExpression(when);
  return ({ server, tool, arguments: args }) => {
    const action = `${server}___${tool}`;
    if (!actions.includes(action)) return 'hidden';
    return holds(args, action) ? 'allowed' : 'denied';
  };
};
