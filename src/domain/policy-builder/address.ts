import { compressed, decompressed } from './compress.ts';
import type { BuildState } from './state.ts';
import { stateFromText, stateText } from './wire.ts';

/** Why a link could not be read, in one sentence for the page. */
export interface LinkProblem {
  readonly problem: string;
}

const VERSION = 'v1';
const MOST_CHARACTERS = 512 * 1024;
const MOST_BYTES = 8 * 1024 * 1024;

/** The fragment of a link to the builder, without `#`. */
export async function encodeState(state: BuildState): Promise<string> {
  return `${VERSION}.${await compressed(stateText(state))}`;
}

/** The state in a fragment, with or without its `#`; never throws. */
export async function decodeState(fragment: string): Promise<BuildState | LinkProblem> {
  const words = fragment.replace(/^#/, '');
  const [, version, packed] = /^(v[0-9]+)\.([A-Za-z0-9_-]*)$/.exec(words) ?? [];
  if (version === undefined || packed === undefined) {
    return { problem: 'This link holds no policy that could be read; perhaps it was cut.' };
  }
  if (version !== VERSION) {
    return {
      problem: `This link was made by another version of this page (${version}), which this one cannot read.`,
    };
  }
  if (packed.length > MOST_CHARACTERS) {
    return { problem: 'This link is too long to be one that this page has made.' };
  }
  try {
    const state = stateFromText(await decompressed(packed, MOST_BYTES));
    if (state) return state;
  } catch {
    // The same sentence stands for everything that is damaged.
  }
  return { problem: 'The policy in this link is damaged; perhaps the link was cut.' };
}
