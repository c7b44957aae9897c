const NAME = '[A-Za-z_][\\w.:-]*';
const ATTRIBUTE = `\\s+${NAME}\\s*=\\s*(?:"[^"<]*"|'[^'<]*')`;
const TOKEN = new RegExp(
  `<!--(?:(?!--)[\\s\\S])*-->|<\\?[\\s\\S]*?\\?>|<!\\[CDATA\\[[\\s\\S]*?\\]\\]>|</(${NAME})\\s*>|<(${NAME})((?:${ATTRIBUTE})*)\\s*(/?)>|[^<]+`,
  'y',
);
const ENTITY = /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);)/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML 1.0 forbids
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

/** What makes a text no well-formed XML, or null. Document types are not read, and not allowed. */
export function xmlProblem(text: string): string | null {
  if (FORBIDDEN.test(text)) return 'a character that XML forbids';
  const open: string[] = [];
  let roots = 0;
  TOKEN.lastIndex = 0;
  for (let at = 0; at < text.length; at = TOKEN.lastIndex) {
    const match = TOKEN.exec(text);
    if (!match) return `broken markup at “${text.slice(at, at + 40)}”`;
    const [token, closed, opened, attributes = '', empty] = match;
    if (ENTITY.test(opened ? attributes : token) && !/^<[!?]/.test(token)) {
      return `an unknown entity in “${token.slice(0, 60)}”`;
    }
    if (opened) {
      if (open.length === 0) roots += 1;
      if (empty !== '/') open.push(opened);
    } else if (closed) {
      const last = open.pop();
      if (last !== closed) return `</${closed}> where <${last ?? 'nothing'}> is open`;
    } else if (open.length === 0 && !/^<[!?]/.test(token) && token.trim() !== '') {
      return `text outside the document: “${token.trim().slice(0, 40)}”`;
    }
  }
  if (open.length > 0) return `<${open.at(-1)}> is never closed`;
  return roots === 1 ? null : `${roots} root elements`;
}

/** Texts of all elements of a name that hold no others, entities decoded. */
export function elementTexts(xml: string, name: string): string[] {
  const pattern = new RegExp(`<${name}(?:\\s[^>]*)?>([^<]*)</${name}>`, 'g');
  return [...xml.matchAll(pattern)].map(([, text = '']) =>
    text
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&apos;', "'")
      .replaceAll('&amp;', '&'),
  );
}
