/**
 * Punycode of one label, RFC 3492 section 6.3, with `xn--` before it; an ASCII label stays as it is.
 */
export function punycodeLabel(label: string): string {
  if (/^[\0-\x7f]*$/.test(label)) return label;
  const points = Array.from(label, (character) => character.codePointAt(0) ?? 0);
  const basic = points.filter((point) => point < 128);
  const start = basic.length > 0 ? `${String.fromCodePoint(...basic)}-` : '';
  return `xn--${start}${insertions(points, basic.length)}`;
}

function insertions(points: readonly number[], basicCount: number): string {
  let output = '';
  let [threshold, delta, bias, handled] = [128, 0, 72, basicCount];
  while (handled < points.length) {
    const next = Math.min(...points.filter((point) => point >= threshold));
    delta += (next - threshold) * (handled + 1);
    threshold = next;
    for (const point of points) {
      if (point < threshold) delta += 1;
      if (point !== threshold) continue;
      output += variableLength(delta, bias);
      bias = adapt(delta, handled + 1, handled === basicCount);
      delta = 0;
      handled += 1;
    }
    delta += 1;
    threshold += 1;
  }
  return output;
}

function variableLength(delta: number, bias: number): string {
  let [output, rest] = ['', delta];
  for (let k = 36; ; k += 36) {
    const limit = Math.min(Math.max(k - bias, 1), 26);
    if (rest < limit) return output + digit(rest);
    output += digit(limit + ((rest - limit) % (36 - limit)));
    rest = Math.floor((rest - limit) / (36 - limit));
  }
}

function digit(value: number): string {
  return 'abcdefghijklmnopqrstuvwxyz0123456789'.charAt(value);
}

function adapt(delta: number, count: number, first: boolean): number {
  let rest = first ? Math.floor(delta / 700) : Math.floor(delta / 2);
  rest += Math.floor(rest / count);
  let k = 0;
  for (; rest > 455; k += 36) rest = Math.floor(rest / 35);
  return k + Math.floor((36 * rest) / (rest + 38));
}
