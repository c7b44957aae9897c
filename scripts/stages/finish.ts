/** What a stage reports to the build when it is done. */
export interface StageReport {
  /** Peak memory of the stage's process, in bytes. */
  readonly peak: number;
  /** What it made, such as `pages`. */
  readonly counts: Readonly<Record<string, number>>;
}

/** Reports peak memory and counts to the build that started this stage, if one did. */
export function finishStage(counts: StageReport['counts'] = {}): void {
  const report: StageReport = { peak: process.resourceUsage().maxRSS * 1024, counts };
  process.send?.(report);
  if (process.connected) process.disconnect();
}
