import type { ChildProcess } from 'node:child_process';
import { STAGE_LOCKS } from '../build/lock.ts';
import { forkShown } from '../progress.ts';
import type { StageReport } from './finish.ts';

export interface StageResult extends StageReport {
  readonly name: string;
  readonly seconds: number;
}

/** Thrown when a stage ends with an exit code other than 0; it has already printed why. */
export class StageFailed extends Error {
  constructor(name: string) {
    super(`The stage “${name}” failed; what was built before is untouched.`);
    this.name = 'StageFailed';
  }
}

const running = new Set<ChildProcess>();

/** Ends all stages that run; what waits for one gets `StageFailed`. */
export function stopStages(): void {
  for (const child of running) child.kill();
}

/** Runs one stage in a separate process, so that its peak memory can be measured. */
export function runStage(
  name: string,
  script: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<StageResult> {
  console.error(`${name} …`);
  const started = performance.now();
  return new Promise((resolve, reject) => {
    let report: StageReport = { peak: 0, cpu: 0, counts: {} };
    const options = {
      env: { [STAGE_LOCKS]: '[]', ASTRO_TELEMETRY_DISABLED: '1', ...env },
      execArgv: ['--disable-warning=ExperimentalWarning'],
    };
    const child = forkShown(script, args, options, (message) => {
      report = message as StageReport;
    });
    running.add(child);
    child.on('error', reject);
    child.on('close', (code) => {
      const seconds = (performance.now() - started) / 1000;
      running.delete(child);
      if (code === 0) resolve({ ...report, name, seconds });
      else {
        stopStages();
        reject(new StageFailed(name));
      }
    });
  });
}
