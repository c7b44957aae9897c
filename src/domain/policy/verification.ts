import type { Verification } from './target.ts';

/** Parsed and held against our own schema of the format in every test run. */
export const BY_OUR_SCHEMA: Verification = {
  kind: 'schema',
  sentence: 'Checked against our own schema of the format only; the product itself was not run.',
};

/** Held against the schema that the product publishes, where the tests have it. */
export const BY_PUBLISHED_SCHEMA: Verification = {
  kind: 'schema',
  sentence: 'Checked against its published schema only; the product itself was not run.',
};

/** Parsed, and judged by a reading of the documented format that is part of our tests. */
export const BY_PARSER: Verification = {
  kind: 'schema',
  sentence:
    'Parsed and checked against our own reading of the format only; the product itself was not run.',
};

export const BY_DOCUMENTATION: Verification = {
  kind: 'documentation',
  sentence: 'Written from its documentation; not run and not checked against a schema.',
};
