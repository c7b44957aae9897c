import type { CaseType } from '#domain/attack/case.ts';
import type { MappingBasis } from '#domain/attack/mappings.ts';
import type { ParameterKind } from '#domain/attack/parameter-kind.ts';
import type { Actor, ControlKind, PolicyCoverage } from '#domain/attack/policy-control.ts';
import type {
  AttackEffect,
  AttackerPosition,
  AttackKind,
  EvidenceLevel,
  Verification,
} from '#domain/attack/vocabulary.ts';
import type { Package } from '#domain/identity.ts';

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

export const ATTACKER_LABEL: Record<AttackerPosition, string> = {
  'malicious-agent': 'Another agent',
  'malicious-content': 'Author of what the agent reads',
  'malicious-server': 'Operator of a server',
  'malicious-user': 'User of the agent',
  network: 'Anyone on the network',
  none: 'Nobody: it happens by itself',
  'supply-chain': 'Supplier of a package or component',
};

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

export const VERIFICATION_MEANING: Record<Verification, string> = {
  'record-read': 'a primary record or repository text was read',
  'page-read': 'a public page about it was read',
  secondary: 'taken from a catalogue or summary; the original was not read',
  unverified: 'needs a second look',
};

export const COVERAGE_LABEL: Record<PolicyCoverage, string> = {
  stops: 'A rule stops it',
  limits: 'A rule limits it',
  none: 'No call rule stops it',
};

export const COVERAGE_MEANING: Record<PolicyCoverage, string> = {
  stops: 'a deterministic rule on the call, applied at the point named, breaks the attack',
  limits: 'a rule reduces chance or damage; other routes stay open',
  none: 'no tool call of the defender is on the path',
};

export const CONTROL_LABEL: Record<ControlKind, string> = {
  approval: 'Ask a person',
  'argument-constraint': 'Constrain arguments',
  deny: 'Deny or hide',
  isolation: 'Keep apart',
  'pin-definition': 'Pin the definition',
  'rate-limit': 'Limit the rate',
};

export const ACTOR_LABEL: Record<Actor, string> = {
  client: 'The maker of the client',
  gateway: 'The maker of the gateway',
  'identity-provider': 'The identity provider',
  network: 'The operator of the network',
  'operating-system': 'Sandbox and operating system',
  operator: 'The person who sets up the agent',
  person: 'The person who approves',
  registry: 'The package registry',
  server: 'The maker of the server',
};

export const CASE_TYPE_LABEL: Record<CaseType, string> = {
  'in-the-wild': 'Attack in the wild',
  accident: 'Accident',
  demonstration: 'Demonstration',
  'threat-report': 'Threat report',
};

export const REGISTRY_LABEL: Record<Package['registry'], string> = {
  npm: 'npm',
  pypi: 'PyPI',
  oci: 'Container image',
  nuget: 'NuGet',
  crates: 'crates.io',
  go: 'Go module',
};

export const MAPPING_BASIS_MEANING: Record<MappingBasis, string> = {
  ours: 'our judgement',
  source: 'given by the framework or by the named source',
  record: 'from the CVE record',
  'cisa-adp': 'added to the CVE record by CISA',
};

export const PARAMETER_KIND_LABEL: Record<ParameterKind, string> = {
  account: 'an account or payee',
  amount: 'an amount',
  command: 'a command or code',
  context: 'context or history',
  'free-text': 'free text',
  handle: 'a session or state handle',
  host: 'a host name',
  package: 'a package name',
  path: 'a path',
  query: 'a query',
  recipient: 'a recipient',
  secret: 'a secret',
  url: 'an address on the web',
};

export const ATTACK_KIND_LABEL: Record<AttackKind, string> = {
  pattern: 'Patterns',
  case: 'Cases',
  vulnerability: 'Vulnerabilities',
};

export const ATTACK_KIND_MEANING: Record<AttackKind, string> = {
  pattern: 'A reusable technique: what it needs, what stops it, and what does not.',
  case: 'Something that happened or was shown, with its date and sources.',
  vulnerability: 'A flaw in a named product, with affected and fixed versions.',
};
