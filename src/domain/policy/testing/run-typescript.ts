import { stripTypeScriptTypes } from 'node:module';

const EXPORT = /^export (?=(?:const|function) (\w+))/gm;

/** What a TypeScript module without imports of values exports. Throws where it is not one. */
export function runTypescript(text: string): Record<string, unknown> {
  const names: string[] = [];
  const code = stripTypeScriptTypes(text).replace(EXPORT, (_, name: string) => {
    names.push(name);
    return '';
  });
  // Another form of export, or an import of a value, is no part of a function and throws.
  return new Function(`${code}\nreturn { ${names.join(', ')} };`)() as Record<string, unknown>;
}
