import { type SecretFinding, safeKey } from './finding.ts';
import { secretsInAddress } from './in-address.ts';
import { isSecretKey } from './secret-key.ts';
import { secretLooks } from './secret-value.ts';

const OPTION = /^(-{1,2}[\w.-]+)(?:=(.*))?$/s;
const VARIABLE = /^([A-Za-z_]\w*)=(.*)$/s;
const HEADER = /^([A-Za-z][\w-]*):\s*(.*)$/s;

/** Secrets in the arguments of a command, named by their option or by their number. */
export function secretsInArguments(args: readonly string[]): SecretFinding[] {
  const found: SecretFinding[] = [];
  let option = '';
  args.forEach((word, index) => {
    const place = `argument ${index + 1}`;
    const [, name = '', attached] = OPTION.exec(word) ?? [];
    if (name !== '' && attached === undefined && !secretLooks(word, false)) {
      option = name;
      return;
    }
    found.push(...inWord(attached ?? word, name || option, place));
    option = '';
  });
  return found;
}

function inWord(word: string, option: string, place: string): SecretFinding[] {
  const address = secretsInAddress(word);
  if (address.length > 0) return address;
  const [, variable, value = ''] = VARIABLE.exec(word) ?? [];
  if (variable !== undefined) {
    const looks = secretLooks(value, isSecretKey(variable)) ?? secretsInAddress(value)[0]?.looks;
    return looks ? [{ place: 'variable', key: safeKey(variable, place), looks }] : [];
  }
  const [, header, content = ''] = /^--?(header|H)$/i.test(option) ? (HEADER.exec(word) ?? []) : [];
  if (header !== undefined) {
    const looks = secretLooks(content, isSecretKey(header));
    return looks ? [{ place: 'header', key: safeKey(header, place), looks }] : [];
  }
  const looks = secretLooks(word, option !== '' && isSecretKey(option));
  return looks ? [{ place: 'argument', key: safeKey(option, place), looks }] : [];
}
