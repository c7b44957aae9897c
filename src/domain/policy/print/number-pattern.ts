/**
 * A pattern for the numbers, as JSON writes them, that are at most `bound`: negative ones, whole ones
 * and fractions. Null for a bound that is not a whole number from 0 to 10^15. No group in it is
 * repeated.
 */
export function numberUpTo(bound: number): string | null {
  if (!Number.isInteger(bound) || bound < 0 || bound > 1e15) return null;
  const below = bound === 0 ? [] : [`${wholeUpTo(bound - 1)}\\.[0-9]+`, '[0-9.]+e-[0-9]+'];
  return `(?:-[0-9.e+-]+|${[wholeUpTo(bound), ...below].join('|')})`;
}

/** Whole numbers from 0 to `bound`, without leading zeros. */
function wholeUpTo(bound: number): string {
  const digits = String(bound);
  const shorter = Array.from({ length: digits.length - 1 }, (_, index) =>
    index === 0 ? '[0-9]' : `[1-9]${anyDigits(index)}`,
  );
  const lower = [...digits].flatMap((digit, place) => {
    const first = place === 0 && digits.length > 1 ? 1 : 0;
    const highest = Number(digit) - 1;
    if (highest < first) return [];
    const rest = anyDigits(digits.length - place - 1);
    return `${digits.slice(0, place)}[${first}-${highest}]${rest}`;
  });
  return `(?:${[...shorter, ...lower, digits].join('|')})`;
}

function anyDigits(count: number): string {
  return count === 0 ? '' : count === 1 ? '[0-9]' : `[0-9]{${count}}`;
}
