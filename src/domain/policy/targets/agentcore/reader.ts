import type { PastCall } from '../../decide.ts';
import { accept, type Reader, refuseFile } from '../../target-reader.ts';
import { readExpression } from '../../testing/read-expression.ts';
import { unquote } from '../../testing/unquote.ts';
import { AGENTCORE_GATEWAY } from './statements.ts';

const RESOURCE = `AgentCore::Gateway::("[^"]*")`;
const ACTION = String.raw`AgentCore::Action::("(?:[^"\\]|\\.)*")`;

const PERMIT = new RegExp(
  String.raw`^permit \(\n {2}principal,\n {2}action in \[\n(.*?)\n {2}\],\n {2}resource == ${RESOURCE}\n\)(?: when \{\n(.*)\n\})?;\n$`,
  's',
);
const FORBID = new RegExp(
  String.raw`^forbid \(\n {2}principal,\n {2}action == ${ACTION},\n {2}resource == ${RESOURCE}\n\)\nwhen temporal \{\n {2}exists \(n: Long\)\.\n {4}\(count for \(t: Timepoint\)\.\n {6}where \(formerly within (\d+[smhd]) \(${ACTION}::request\{ eventResource: resource \} && tp\(t\)\)\)\) == n\n {4}&& n > (\d+)\n\};\n$`,
  's',
);
const FLOW = new RegExp(
  String.raw`^forbid \(\n {2}principal,\n {2}action in \[\n(.*?)\n {2}\],\n {2}resource == ${RESOURCE}\n\)\nwhen temporal \{\n(.*)\n\};\n$`,
  's',
);
const RESPONDED = String.raw`formerly within (\d+[smhd]) (${ACTION})::response\{ eventResource: resource \}`;
const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };
/** Of statements: their length, from the API reference. Of temporal policies: how many, with how many operators, and how far back. */
const QUOTAS = { shortest: 35, longest: 10_000, policies: 20, operators: 3, seconds: 86_400 };

/** The statements of a file: those of plain Cedar, and those that only the Dogwood language has. */
export function statementsOf(text: string): { cedar: string[]; temporal: string[] } {
  const all = text.split(/(?<=^(?:\)|\});\n)\n(?=(?:permit|forbid) \()/m);
  const isTemporal = (statement: string) => statement.includes('\nwhen temporal {\n');
  return {
    cedar: all.filter((statement) => !isTemporal(statement)),
    temporal: all.filter(isTemporal),
  };
}

/** Permits over lists of actions, and what is counted; whatever is not named is refused. */
export const read: Reader = (text) => {
  const { cedar, temporal } = statementsOf(text);
  for (const statement of [...cedar, ...temporal]) {
    const { length } = new TextEncoder().encode(statement);
    accept(length >= QUOTAS.shortest && length <= QUOTAS.longest, `${length} bytes`);
  }
  const permits = cedar.map(permitOf);
  accept(temporal.length <= QUOTAS.policies, `${temporal.length} temporal policies`);
  const isFlow = (statement: string) => statement.includes('::response{');
  const counts = temporal.filter((statement) => !isFlow(statement)).map(countOf);
  const flows = temporal.filter(isFlow).map(flowOf);
  return (call, history) => {
    const action = actionOf(call);
    const verdicts = permits.map((permit) => permit(action, call.arguments));
    if (!verdicts.includes('allowed')) return verdicts.includes('denied') ? 'denied' : 'hidden';
    const over = counts.some((count) => count.action === action && count.isOver(call.at, history));
    const isHeld = flows.some(
      (flow) => flow.actions.includes(action) && flow.holds(call.at, history),
    );
    return over || isHeld ? 'denied' : 'allowed';
  };
};

const actionOf = ({ server, tool }: Pick<PastCall, 'server' | 'tool'>) => `${server}___${tool}`;

function permitOf(text: string) {
  const [, list = '', gateway = '', when] = text.match(PERMIT) ?? refuseFile(text);
  accept(unquote(gateway) === AGENTCORE_GATEWAY, gateway);
  const actions = actionsIn(list);
  const holds = when === undefined ? () => true : readExpression(when);
  return (action: string, args: Readonly<Record<string, unknown>>) => {
    if (!actions.includes(action)) return 'hidden';
    return holds(args, action) ? 'allowed' : 'denied';
  };
}

const actionsIn = (list: string): string[] =>
  list.split(',\n').map((line) => {
    const [, action = ''] = line.match(/^ {4}AgentCore::Action::(".*")$/s) ?? refuseFile(line);
    return unquote(action);
  });

/** All of some tools have responded within the window, or one of several: not none of them. */
function flowOf(text: string) {
  const [, list = '', gateway = '', condition = ''] = text.match(FLOW) ?? refuseFile(text);
  accept(unquote(gateway) === AGENTCORE_GATEWAY, gateway);
  const [, inner] = condition.match(/^ {2}!\(\n(.*)\n {2}\)$/s) ?? [];
  const terms = (inner ?? condition).split(' &&\n').map((term) => {
    const pattern = inner === undefined ? `^ {2}${RESPONDED}$` : `^ {4}!\\(${RESPONDED}\\)$`;
    const [, window = '', , action = ''] = term.match(new RegExp(pattern, 's')) ?? refuseFile(term);
    const seconds = Number(window.slice(0, -1)) * (SECONDS[window.slice(-1)] ?? Number.NaN);
    accept(seconds <= QUOTAS.seconds, window);
    return { action: unquote(action), seconds };
  });
  accept(terms.length <= QUOTAS.operators, `${terms.length} operators`);
  const holds = (at: number, history: readonly PastCall[]) => {
    const has = ({ action, seconds }: (typeof terms)[number]) =>
      history.some((past) => actionOf(past) === action && past.at >= at - seconds * 1000);
    return inner === undefined ? terms.every(has) : terms.some(has);
  };
  return { actions: actionsIn(list), holds };
}

/** More than `max` requests in the window that ends at the request being decided, which counts too. */
function countOf(text: string) {
  const [, scope = '', gateway = '', window = '', counted = '', max = ''] =
    text.match(FORBID) ?? refuseFile(text);
  accept(unquote(gateway) === AGENTCORE_GATEWAY, gateway);
  accept(scope === counted, 'a count of another action');
  const seconds = Number(window.slice(0, -1)) * (SECONDS[window.slice(-1)] ?? Number.NaN);
  accept(seconds <= QUOTAS.seconds, window);
  const action = unquote(scope);
  const isOver = (at: number, history: readonly PastCall[]) => {
    const requests = history.filter(
      (past) => actionOf(past) === action && past.at >= at - seconds * 1000,
    );
    return requests.length + 1 > Number(max);
  };
  return { action, isOver };
}
