import { z } from 'zod';

const idsOfKind = (letter: 'P' | 'C' | 'V') =>
  z.record(z.string(), z.string().regex(new RegExp(`^ATK-${letter}-\\d{4}$`)));

/** `content/attacks/ids.yaml`: the permanent id of every entry by its slug, kind by kind. */
export const idTableSchema = z
  .strictObject({
    patterns: idsOfKind('P'),
    cases: idsOfKind('C'),
    vulnerabilities: idsOfKind('V'),
  })
  .meta({ id: 'attack-ids', description: 'Permanent ids, given once and never reused' });
export type IdTable = z.infer<typeof idTableSchema>;
