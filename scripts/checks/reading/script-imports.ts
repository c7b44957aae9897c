import type { Site } from './site.ts';

const IMPORT = /(?:\bfrom|\bimport)\s*["']([^"']+)["']/g;

/** Scripts and all that they import before they run, each once. What they load later is left out. */
export function withImports(scripts: readonly string[], site: Site): string[] {
  const found = new Set<string>();
  const waiting = [...scripts];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (found.has(path)) continue;
    found.add(path);
    if (!site.has(path)) continue;
    const text = site.read(path).toString('utf8');
    for (const [, name = ''] of text.matchAll(IMPORT)) {
      if (/^[./]/.test(name)) waiting.push(new URL(name, `https://site.invalid${path}`).pathname);
    }
  }
  return [...found].sort();
}
