import { spawnSync } from 'node:child_process';
import type { Program } from '../prover.ts';

/** The variable that holds the path of Intercept's program. It is not on npm in a form that runs without a download. */
const VARIABLE = 'PROVE_INTERCEPT';

export const interceptPath = (): string => process.env[VARIABLE] ?? '';

/** What it says of itself: `intercept version v1.1.0-3-g77f0429 (77f0429)`. */
const said = () =>
  spawnSync(interceptPath(), ['--version'], { encoding: 'utf8' }).stdout?.match(
    /^intercept version (\S+) \((\w+)\)/,
  );

export const interceptProgram: Program = {
  missing() {
    if (interceptPath() === '') return `${VARIABLE} does not hold the path of Intercept’s program`;
    return said() ? undefined : `“${interceptPath()} --version” is not an answer of Intercept`;
  },
  version: () => said()?.[1] ?? '',
};
