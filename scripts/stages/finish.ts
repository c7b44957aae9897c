import { leaveBuild } from './within-build.ts';

/** What a stage reports to the build when it is done. */
export interface StageReport {
  /** Peak memory of the stage's process, in bytes. */
  readonly peak: number;
  /** Seconds of CPU of the stage's process, with its threads. */
  readonly cpu: number;
  /** What it made, such as `pages`. */
  readonly counts: Readonly<Record<string, number>>;
}

/** Reports memory, CPU and counts to the build that started this stage, if one did. */
export function finishStage(counts: StageReport['counts'] = {}): void {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  const cpu = (userCPUTime + systemCPUTime) / 1e6;
  const report: StageReport = { peak: maxRSS * 1024, cpu, counts };
  process.send?.(report);
  leaveBuild();
}
