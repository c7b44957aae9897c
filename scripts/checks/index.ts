import { badges } from './badges.ts';
import type { Check } from './check.ts';
import { complete } from './complete.ts';
import { dataFiles } from './data-files.ts';
import { downloads } from './downloads.ts';
import { foreignMarkup } from './foreign-markup.ts';
import { foreignQuoted } from './foreign-quoted.ts';
import { html } from './html.ts';
import { indexing } from './indexing.ts';
import { invisible } from './invisible.ts';
import { jsonLdText } from './json-ld.ts';
import { links } from './links.ts';
import { machineFiles } from './machine-files.ts';
import { policyFilesValid } from './policy-files.ts';
import { reports } from './reports.ts';
import { searchRecords } from './search-records.ts';
import { securityPolicy } from './security-policy.ts';
import { selfContained } from './self-contained.ts';
import { titles } from './titles.ts';
import { truth } from './truth.ts';
import { weight } from './weight.ts';
import { words } from './words.ts';

/** Every promise about the built site. */
export const CHECKS: readonly Check[] = [
  complete,
  links,
  html,
  titles,
  truth,
  badges,
  policyFilesValid,
  dataFiles,
  downloads,
  words,
  jsonLdText,
  foreignQuoted,
  foreignMarkup,
  invisible,
  securityPolicy,
  selfContained,
  reports,
  indexing,
  machineFiles,
  searchRecords,
  weight,
];
