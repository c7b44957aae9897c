import { ALLOWLIST_FORMATS } from '#domain/server-allowlist/formats/index.ts';
import { type AllowlistProof, allowlistProofSchema } from '#domain/server-allowlist/proof.ts';
import type { CheckedSentences } from '#wording/proof.ts';
import { allowlistChecked } from '#wording/server-allowlist.ts';
import { allowlistDigest } from '../../engines/allowlists/digest.ts';
import recorded from '../../engines/allowlists/record.json' with { type: 'json' };

const record: AllowlistProof = allowlistProofSchema.parse(recorded);

/** How the file of each format was checked, by the id of the format. */
export const checkedAllowlists = (): CheckedSentences =>
  Object.fromEntries(
    ALLOWLIST_FORMATS.map((format) => {
      const run = record.runs.find((known) => known.format === format.id);
      return [format.id, allowlistChecked(format, run, allowlistDigest(format.id))];
    }),
  );
