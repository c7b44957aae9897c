import type { FingerprintBasis } from '#domain/fingerprint-basis.ts';
import type { EvidenceQuality } from '#domain/provenance.ts';

/** The same in a word or two. */
export const EVIDENCE_LABEL: Record<EvidenceQuality, string> = {
  'tools-list': 'Read from a running server',
  'registry-defs': 'Registry',
  'source-extract': 'Source code',
  'names-descriptions': 'Names and descriptions',
  scraped: 'Web page',
  'names-only': 'Names only',
};

export const EVIDENCE_MEANING: Record<EvidenceQuality, string> = {
  'tools-list': 'the answer of the running server to tools/list',
  'registry-defs': 'definitions published by a registry',
  'source-extract': 'read from the source code',
  'names-descriptions': 'names and descriptions only, without parameters',
  scraped: 'text of a web page, the least trustworthy source',
  'names-only': 'names only',
};

/** For one line on a page. */
export const BASIS_LABEL: Record<FingerprintBasis, string> = {
  definition: 'the definition',
  facts: 'name, parameters and hints',
  text: 'name and description',
  name: 'the name alone',
};

export const BASIS_MEANING: Record<FingerprintBasis, string> = {
  definition:
    'name, title, description, parameters with their descriptions, and hints, as the server gives them',
  facts:
    'name, parameters (name, type, whether required, allowed values, default unless it is empty) and hints; the descriptions are ours and are left out',
  text: 'name, title and description, because the parameters are not known',
  name: 'the name only, because nothing else is known',
};

/** How to make the same fingerprint, in words. */
export const FINGERPRINT_ALGORITHM =
  'SHA-256, in hexadecimal, over the UTF-8 bytes of one JSON object written according to RFC 8785: sorted keys, no spaces. ' +
  'The object has “name”, “title”, “description”, “parameters” and “hints”, as far as the basis covers them; absent fields are left out. ' +
  'The parameters are a list sorted by name. Each has “name” and “required”, plus “type”, “enum”, “default” and “description” if the inputSchema gives them. ' +
  'The inputSchema is read one level deep; several types are joined with “ | ”, leaving out “null”. The hints are those of the four MCP hints that the server gives.';
