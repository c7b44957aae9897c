import { attackCounts } from './attack-counts.ts';
import type { Check } from './check.ts';
import { checksums } from './checksums.ts';
import { complete } from './complete.ts';
import { dataFiles } from './data-files.ts';
import { doubledWords } from './doubled-words.ts';
import { downloads } from './downloads.ts';
import { emptyText } from './empty-text.ts';
import { evidence } from './evidence.ts';
import { externalLinks } from './external-links.ts';
import { fileLinks } from './file-links.ts';
import { fingerprints } from './fingerprints.ts';
import { foreignMarkup } from './foreign-markup.ts';
import { foreignQuoted } from './foreign-quoted.ts';
import { headings } from './headings.ts';
import { indexing } from './indexing.ts';
import { invisible } from './invisible.ts';
import { jsonLdText } from './json-ld.ts';
import { landmarks } from './landmarks.ts';
import { limits } from './limits.ts';
import { links } from './links.ts';
import { listCounts } from './list-counts.ts';
import { listedVerdicts } from './listed-verdicts.ts';
import { machineFiles } from './machine-files.ts';
import { nameCounts } from './name-counts.ts';
import { references } from './references.ts';
import { reports } from './reports.ts';
import { searchRecords } from './search-records.ts';
import { securityPolicy } from './security-policy.ts';
import { selfContained } from './self-contained.ts';
import { serverCounts } from './server-counts.ts';
import { snippets } from './snippets.ts';
import { toolVerdicts } from './tool-verdicts.ts';
import { totals } from './totals.ts';
import { uniqueDescriptions } from './unique-descriptions.ts';
import { uniqueIds } from './unique-ids.ts';
import { uniqueTitles } from './unique-titles.ts';
import { weight } from './weight.ts';
import { words } from './words.ts';

/** Every promise about the built site. */
export const CHECKS: readonly Check[] = [
  complete,
  links,
  fileLinks,
  references,
  uniqueIds,
  uniqueTitles,
  uniqueDescriptions,
  headings,
  landmarks,
  toolVerdicts,
  evidence,
  listedVerdicts,
  dataFiles,
  fingerprints,
  downloads,
  checksums,
  totals,
  listCounts,
  serverCounts,
  nameCounts,
  attackCounts,
  snippets,
  limits,
  words,
  doubledWords,
  emptyText,
  jsonLdText,
  foreignQuoted,
  foreignMarkup,
  invisible,
  securityPolicy,
  selfContained,
  externalLinks,
  reports,
  indexing,
  machineFiles,
  searchRecords,
  weight,
];
