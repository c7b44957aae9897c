import type { Fault, JsonProblem, TomlProblem, YamlProblem } from '#domain/text/fault.ts';

const JSON_PROBLEM: Partial<Record<JsonProblem, string>> = {
  InvalidSymbol: 'This is not JSON: names and texts need double quotes around them.',
  InvalidNumberFormat: 'This is not a JSON number.',
  PropertyNameExpected: 'A name in double quotes is expected here.',
  ValueExpected: 'A value is missing here.',
  ColonExpected: 'A colon is missing here, between a name and its value.',
  CommaExpected: 'A comma is missing before this, or a bracket was closed too early.',
  CloseBraceExpected: 'A closing } is missing.',
  CloseBracketExpected: 'A closing ] is missing.',
  EndOfFileExpected:
    'The file should end here: a bracket was closed too early, or the text holds two files.',
  UnexpectedEndOfComment: 'A comment that begins with /* has no end.',
  UnexpectedEndOfString: 'A text has no closing quotation mark.',
  UnexpectedEndOfNumber: 'A number ends too early.',
  InvalidUnicode: '\\u needs four hexadecimal digits after it.',
  InvalidEscapeCharacter:
    'A backslash comes before a character that it cannot escape: write \\\\ for one backslash.',
  InvalidCharacter: 'There is a line break or a control character inside a text.',
};

const TOML_PROBLEM: Record<TomlProblem, string> = {
  'duplicate-name': 'This name was already used in the same table.',
  'incomplete-pair': 'A name needs = and a value after it; a table header needs its closing ].',
  'unclosed-string': 'A text has no closing quotation mark.',
  'unclosed-list': 'A list has no closing ].',
  'missing-comma': 'A comma or a closing bracket is missing here.',
  'bad-escape': 'A backslash comes before a character that it cannot escape.',
  'text-after-value': 'A value must end with its line: there is something after it.',
  'unquoted-name':
    'A name with characters other than letters, digits, - and _ needs quotation marks.',
  'bad-value': 'A value is missing or wrong here: a text needs quotation marks.',
  other: 'This is not valid TOML.',
};

const YAML_PROBLEM: Partial<Record<YamlProblem, string>> = {
  BAD_INDENT: 'The indentation does not fit the lines above.',
  TAB_AS_INDENT: 'There is a tab where YAML expects spaces.',
  MISSING_CHAR: 'A closing quotation mark, a bracket or a colon is missing.',
  MULTILINE_IMPLICIT_KEY: 'A name must be on one line, with a colon after it.',
  BLOCK_AS_IMPLICIT_KEY:
    'A line holds more than one name with a colon: one of them may need a line to itself.',
  DUPLICATE_KEY: 'This name was already used in the same place.',
  BAD_ALIAS: 'A * refers to an anchor that does not exist.',
  BAD_ANCHORS: 'This YAML repeats its anchors too often, or refers to one that does not exist.',
  MULTIPLE_DOCS: 'The text holds more than one YAML document.',
};

const inDigits = (count: number): string => count.toLocaleString('en');

/** Why a text could not be read, without the place. It never quotes the text. */
export function faultSentence(fault: Fault): string {
  switch (fault.kind) {
    case 'not-json': {
      const what = JSON_PROBLEM[fault.problem] ?? 'This is not valid JSON.';
      return fault.unclosedLine === undefined
        ? what
        : `${what} Nothing closes the bracket of line ${fault.unclosedLine}.`;
    }
    case 'not-toml':
      return TOML_PROBLEM[fault.problem];
    case 'not-yaml':
      return YAML_PROBLEM[fault.problem] ?? 'This is not valid YAML.';
    case 'binary':
      return 'This is a binary file, not text.';
    case 'too-deep':
      return 'This text is nested too deeply to be read.';
    case 'too-long':
      return `This text is longer than ${inDigits(fault.most / 1_000_000)} million characters, the most that is read.`;
    case 'too-long-yaml':
      return `YAML is read up to ${inDigits(fault.most)} characters.`;
    case 'too-many-servers':
      return `This file names ${inDigits(fault.count)} servers; at most ${inDigits(fault.most)} are read. Paste a part of it.`;
  }
}

/** "Line 2, column 5: A colon is missing here, between a name and its value." */
export function faultText(fault: Fault): string {
  const { line, column = 1 } = fault;
  const sentence = faultSentence(fault);
  return line === undefined ? sentence : `Line ${line}, column ${column}: ${sentence}`;
}
