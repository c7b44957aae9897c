import { compressed, decompressed } from './compress.ts';
import type { BuildState } from './state.ts';
import { stateFromText, stateText } from './wire.ts';

/** Why a link could not be read. */
export interface LinkProblem {
  readonly problem:
    | { readonly kind: 'no-policy' | 'too-long' | 'damaged' }
    | { readonly kind: 'other-version'; readonly version: string };
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
    return { problem: { kind: 'no-policy' } };
  }
  if (version !== VERSION) {
    return { problem: { kind: 'other-version', version } };
  }
  if (packed.length > MOST_CHARACTERS) {
    return { problem: { kind: 'too-long' } };
  }
  try {
    const state = stateFromText(await decompressed(packed, MOST_BYTES));
    if (state) return state;
  } catch {
    // Everything that is damaged counts alike.
  }
  return { problem: { kind: 'damaged' } };
}
