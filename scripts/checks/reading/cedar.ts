const TOKEN =
  /\s+|\/\/[^\n]*|"(?:[^"\\\n]|\\.)*"|::|==|!=|<=|>=|&&|\|\||[A-Za-z_]\w*|\d+|[()[\]{},;.<>!@+*?:-]/y;

function tokens(text: string): string[] {
  const found: string[] = [];
  TOKEN.lastIndex = 0;
  for (let at = 0; at < text.length; at = TOKEN.lastIndex) {
    const [token] = TOKEN.exec(text) ?? [];
    if (token === undefined) throw new Error(`nothing of Cedar at “${text.slice(at, at + 20)}”`);
    if (!/^(\s|\/\/)/.test(token)) found.push(token);
  }
  return found;
}

/** Reads tokens one after another. */
class Cursor {
  readonly list: readonly string[];
  at = 0;

  constructor(list: readonly string[]) {
    this.list = list;
  }

  peek(): string | undefined {
    return this.list[this.at];
  }

  take(test: RegExp): string {
    const token = this.peek() ?? 'the end';
    if (!test.test(token)) throw new Error(`“${token}” where ${test.source} is needed`);
    this.at += 1;
    return token;
  }
}

/** `Namespace::Type::"id"`, or a type without an id after `is`. */
function entity(cursor: Cursor): string {
  let name = cursor.take(/^[A-Za-z_]/);
  while (cursor.peek() === '::') {
    cursor.take(/^::$/);
    name += `::${cursor.take(/^([A-Za-z_]|")/)}`;
  }
  return name;
}

/** `principal`, `action in [A::"x", A::"y"]`, `resource == R::"z"`. */
function scope(cursor: Cursor, variable: string): void {
  cursor.take(new RegExp(`^${variable}$`));
  if (cursor.peek() === 'is') {
    cursor.take(/^is$/);
    entity(cursor);
  }
  if (cursor.peek() !== '==' && cursor.peek() !== 'in') return;
  const isList = cursor.take(/^(==|in)$/) === 'in' && cursor.peek() === '[';
  if (!isList) return void entity(cursor);
  cursor.take(/^\[$/);
  while (cursor.peek() !== ']') {
    entity(cursor);
    if (cursor.peek() !== ']') cursor.take(/^,$/);
  }
  cursor.take(/^\]$/);
}

function condition(cursor: Cursor): void {
  cursor.take(/^(when|unless)$/);
  cursor.take(/^\{$/);
  for (let depth = 1; depth > 0; ) {
    const token = cursor.take(/^./s);
    if (token === '{') depth += 1;
    if (token === '}') depth -= 1;
  }
}

/** Reads Cedar policies, scopes in full and conditions by their brackets; gives how many there are. */
export function parseCedar(text: string): number {
  const cursor = new Cursor(tokens(text));
  let policies = 0;
  while (cursor.peek() !== undefined) {
    cursor.take(/^(permit|forbid)$/);
    cursor.take(/^\($/);
    scope(cursor, 'principal');
    cursor.take(/^,$/);
    scope(cursor, 'action');
    cursor.take(/^,$/);
    scope(cursor, 'resource');
    cursor.take(/^\)$/);
    while (cursor.peek() === 'when' || cursor.peek() === 'unless') condition(cursor);
    cursor.take(/^;$/);
    policies += 1;
  }
  if (policies === 0) throw new Error('no policy');
  return policies;
}
