import type { FingerprintBasis } from '#domain/fingerprint-basis.ts';
import type { EvidenceQuality } from '#domain/provenance.ts';

/** The same in a word or two. */
export const EVIDENCE_LABEL: Record<EvidenceQuality, string> = {
  'tools-list': 'Running server',
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
    'name, parameters (name, type, whether required, allowed values, default unless it is empty) and hints; the descriptions here are ours and are left out',
  text: 'name, title and description; the parameters are not known',
  name: 'the name, since nothing else is known',
};

/** How to make the same fingerprint, in words. */
export const FINGERPRINT_ALGORITHM =
  'SHA-256, hexadecimal, over the UTF-8 bytes of one JSON object written as RFC 8785 says: keys sorted, no spaces. ' +
  'The object holds “name”, “title”, “description”, “parameters” and “hints”, as far as the basis covers them; what is absent is left out. ' +
  'The parameters are a list sorted by name. Each has “name” and “required”, and “type”, “enum”, “default” and “description” where the inputSchema gives them, ' +
  'read one level deep; several types are joined with “ | ”, without the empty type. The hints are those of the four hints of the MCP annotations that are given.';
