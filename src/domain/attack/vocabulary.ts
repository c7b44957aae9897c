export const ATTACK_KINDS = ['pattern', 'case', 'vulnerability'] as const;
export type AttackKind = (typeof ATTACK_KINDS)[number];

/** How well an attack is attested, strongest first. */
export const EVIDENCE_LEVELS = ['in-the-wild', 'accident', 'demonstrated', 'described'] as const;
export type EvidenceLevel = (typeof EVIDENCE_LEVELS)[number];

export const ATTACKER_POSITIONS = [
  'malicious-agent',
  'malicious-content',
  'malicious-server',
  'malicious-user',
  'network',
  'none',
  'supply-chain',
] as const;
export type AttackerPosition = (typeof ATTACKER_POSITIONS)[number];

export const ATTACK_EFFECTS = [
  'approval-bypass',
  'code-execution',
  'credential-theft',
  'data-exfiltration',
  'destruction',
  'dos-cost',
  'fraud',
  'integrity-tampering',
  'persistence',
  'privilege-escalation',
] as const;
export type AttackEffect = (typeof ATTACK_EFFECTS)[number];

/** How the facts of an entry were checked, best first. */
export const VERIFICATIONS = ['record-read', 'page-read', 'secondary', 'unverified'] as const;
export type Verification = (typeof VERIFICATIONS)[number];
