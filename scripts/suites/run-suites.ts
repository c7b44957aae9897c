import { command, type Outcome, type Suite } from './command.ts';
import { inTurn } from './output.ts';

/**
 * Runs suites side by side, at most so many at a time, each as soon as what it needs is made; what they print stays
 * apart. A suite that lacks what another should have made does not run and counts as one failure. Returns the outcomes
 * in the order of the suites.
 */
export async function runSuites(
  suites: readonly Suite[],
  atOnce: number,
  begin = inTurn(),
): Promise<Outcome[]> {
  const waiting = [...suites];
  const running = new Map<Suite, Promise<void>>();
  const outcomes = new Map<string, Outcome>();

  const chosen = (name: string) => suites.some((suite) => suite.name === name);
  const made = (suite: Suite) =>
    (suite.needs ?? []).every((name) => outcomes.has(name) || !chosen(name));

  async function start(suite: Suite): Promise<void> {
    const printer = begin();
    const lacks = suite.needs?.find((name) => (outcomes.get(name)?.failed ?? 0) > 0);
    if (lacks !== undefined) {
      printer.out(`\n── ${suite.name}\nnot run: it needs “${lacks}”, which failed\n`);
      outcomes.set(suite.name, { name: suite.name, passed: 0, failed: 1, seconds: 0 });
    } else {
      outcomes.set(suite.name, await command(suite, printer));
    }
    printer.end();
  }

  while (waiting.length > 0 || running.size > 0) {
    const at = running.size < atOnce ? waiting.findIndex(made) : -1;
    const [next] = at === -1 ? [] : waiting.splice(at, 1);
    if (next)
      running.set(
        next,
        start(next).finally(() => running.delete(next)),
      );
    else if (running.size > 0) await Promise.race(running.values());
    else throw new Error(`Nothing makes what ${waiting[0]?.name} needs.`);
  }
  return suites.flatMap(({ name }) => outcomes.get(name) ?? []);
}
