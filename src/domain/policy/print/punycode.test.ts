import fc from 'fast-check';
import { expect, test } from 'vitest';
import { punycodeLabel } from './punycode.ts';

test.each([
  ['list_issues', 'list_issues'],
  ['长亭', 'xn--2lq893o'],
  ['长亭 IP', 'xn-- IP-hm9dn153a'],
  ['é', 'xn--9ca'],
  ['bücher', 'xn--bcher-kva'],
  ['他们为什么不说中文', 'xn--ihqwcrb4cv8a8dqg056pqjye'],
])('punycodeLabel(%j) is %j', (label, wanted) => {
  expect(punycodeLabel(label)).toBe(wanted);
});

test('agrees with the address parser of the platform', () => {
  const letters = fc.string({
    unit: fc.constantFrom(...'abcäöüéñ长亭中文日本語'),
    minLength: 1,
    maxLength: 12,
  });
  fc.assert(
    fc.property(letters, (label) => {
      expect(punycodeLabel(label)).toBe(new URL(`http://${label}/`).hostname);
    }),
  );
});
