export const ATTACK_KINDS = ['pattern', 'case', 'vulnerability'] as const;
export type AttackKind = (typeof ATTACK_KINDS)[number];

/** How well an attack is attested, strongest first. */
export const EVIDENCE_LEVELS = ['in-the-wild', 'accident', 'demonstrated', 'described'] as const;
export type EvidenceLevel = (typeof EVIDENCE_LEVELS)[number];

export const EVIDENCE_LEVEL_LABEL: Record<EvidenceLevel, string> = {
  'in-the-wild': 'In the wild',
  accident: 'Accident',
  demonstrated: 'Demonstrated',
  described: 'Described',
};

export const EVIDENCE_LEVEL_MEANING: Record<EvidenceLevel, string> = {
  'in-the-wild': 'an attacker has used it at least once',
  accident: 'it has happened without an attacker',
  demonstrated: 'a researcher has shown it, or a confirmed flaw is an instance of it',
  described: 'known from a specification or from research only; no instance recorded here',
};

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

export const ATTACKER_LABEL: Record<AttackerPosition, string> = {
  'malicious-agent': 'Another agent',
  'malicious-content': 'Whoever writes what the agent reads',
  'malicious-server': 'Whoever runs a server',
  'malicious-user': 'Whoever talks to the agent',
  network: 'Whoever reaches it over the network',
  none: 'Nobody: it happens by itself',
  'supply-chain': 'Whoever supplies a package or component',
};

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

export const EFFECT_LABEL: Record<AttackEffect, string> = {
  'approval-bypass': 'Approval bypassed',
  'code-execution': 'Code runs',
  'credential-theft': 'Credentials stolen',
  'data-exfiltration': 'Data leaves',
  destruction: 'Data destroyed',
  'dos-cost': 'Outage or cost',
  fraud: 'Fraud',
  'integrity-tampering': 'Data or code falsified',
  persistence: 'Attacker stays',
  'privilege-escalation': 'More rights',
};

/** How the facts of an entry were checked, best first. */
export const VERIFICATIONS = ['record-read', 'page-read', 'secondary', 'unverified'] as const;
export type Verification = (typeof VERIFICATIONS)[number];

export const VERIFICATION_MEANING: Record<Verification, string> = {
  'record-read': 'a primary record or repository text was read',
  'page-read': 'a public page about it was read',
  secondary: 'taken from a catalogue or summary; the original was not read',
  unverified: 'needs a second look',
};
