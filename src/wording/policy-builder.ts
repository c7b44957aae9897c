import type { LinkProblem } from '#domain/policy-builder/address.ts';
import type { ConditionProblem } from '#domain/policy-builder/condition-from-text.ts';
import type { ConditionKind } from '#domain/policy-builder/condition-kinds.ts';
import type { ImportNote, ImportProblem } from '#domain/policy-builder/import/imported.ts';
import { plainForeignText } from '#domain/upstream-text.ts';
import { faultText } from './fault.ts';
import { listed } from './list.ts';

/** Completes "the argument …". */
export const CONDITION_LABEL: Record<ConditionKind, string> = {
  equals: 'equals',
  'one-of': 'is one of',
  matches: 'matches',
  'at-most': 'is at most',
  'path-under': 'is a path under',
  'host-in': 'is an address on',
};

const MOST_VALUES = 8;

/** What is wrong with a text that was typed for a condition, as one sentence. */
export function conditionProblemSentence(problem: ConditionProblem): string {
  switch (problem.kind) {
    case 'nothing-typed':
      return `Say what ${plainForeignText(problem.argument)} may be.`;
    case 'no-expression':
      return `“${plainForeignText(problem.text)}” is not a regular expression.`;
    case 'no-number':
      return `“${plainForeignText(problem.text)}” is not a number.`;
    case 'no-host':
      return `“${plainForeignText(problem.text)}” is not a host name, such as example.com.`;
    case 'no-hosts':
      return 'Name at least one host, such as example.com.';
    case 'dots-in-path':
      return 'Give the folder without “.” and “..”.';
    case 'other-values': {
      const { values } = problem;
      const some = [
        ...values.slice(0, MOST_VALUES).map((value) => plainForeignText(String(value))),
        ...(values.length > MOST_VALUES ? ['other values'] : []),
      ];
      return `${plainForeignText(problem.argument)} takes ${listed(some)}, not “${plainForeignText(problem.text)}”.`;
    }
    case 'other-type':
      return `${plainForeignText(problem.argument)} is of the type ${problem.type}, which “${plainForeignText(problem.text)}” is not.`;
  }
}

/** Why a link to the builder could not be read, as one sentence. */
export function linkProblemSentence({ problem }: LinkProblem): string {
  switch (problem.kind) {
    case 'no-policy':
      return 'This link holds no policy that could be read; perhaps it was cut.';
    case 'other-version':
      return `This link was made by another version of this page (${problem.version}), which this one cannot read.`;
    case 'too-long':
      return 'This link is too long to be one that this page has made.';
    case 'damaged':
      return 'The policy in this link is damaged; perhaps the link was cut.';
  }
}

/** Why a text is taken for no policy file, as one sentence. */
export function importProblemSentence({ problem }: ImportProblem): string {
  switch (problem.kind) {
    case 'too-long':
      return 'This text is longer than two million characters; paste the file alone.';
    case 'empty':
      return 'There is nothing to read yet.';
    case 'too-deep':
      return 'This text is nested too deeply to be read.';
    case 'unknown-file':
      return 'This is none of the files that can be read here: a settings.json of Claude Code, a config.toml of Codex, a policy of Intercept, a policy of the PolicyLayer gateway.';
    case 'servers-only':
      return 'This file lists servers and holds no policy. The page “My stack” reads it and shows what its servers can do.';
    case 'broken':
      return faultText(problem.fault);
  }
}

/** What of a file means something else here, or cannot be kept, as one sentence. */
export const IMPORT_NOTE: Record<ImportNote, string> = {
  'arguments-ignored':
    'Claude Code ignores a rule with arguments on an MCP tool, so such rules do not count here.',
  'rest-runs': 'This file lets everything run that it does not refuse or ask about.',
  'model-decides':
    'A session in a terminal starts in auto mode unless “defaultMode” is “default”: a model then decides about tools that this file does not list.',
  'undocumented-conditions':
    'The form of its conditions is not documented, so a tool with conditions is taken as refused.',
  'unknown-conditions':
    'Some rules of this file hold conditions or counters that the builder does not know; tools with them are taken as refused.',
  'shared-limit':
    'A limit that all tools share is left out: a policy here counts each tool by itself.',
};
