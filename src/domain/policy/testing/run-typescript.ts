import ts from 'typescript';

/** What a TypeScript module without imports of values exports. */
export function runTypescript(text: string): Record<string, unknown> {
  const { outputText, diagnostics = [] } = ts.transpileModule(text, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
    reportDiagnostics: true,
  });
  const [problem] = diagnostics;
  if (problem) throw new Error(ts.flattenDiagnosticMessageText(problem.messageText, '\n'));
  const exported: Record<string, unknown> = {};
  new Function('exports', outputText)(exported);
  return exported;
}

/** Type errors of a module that imports types of an installed package. */
export function typeErrors(text: string): string[] {
  const file = new URL('./checked-module.ts', import.meta.url).pathname;
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    exactOptionalPropertyTypes: true,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    target: ts.ScriptTarget.ES2022,
    types: [],
  };
  const host = ts.createCompilerHost(options);
  const readFile = host.getSourceFile.bind(host);
  host.getSourceFile = (name, ...rest) =>
    name === file
      ? ts.createSourceFile(name, text, ts.ScriptTarget.ES2022)
      : readFile(name, ...rest);
  const exists = host.fileExists.bind(host);
  host.fileExists = (name) => name === file || exists(name);
  return ts
    .getPreEmitDiagnostics(ts.createProgram([file], options, host))
    .map((one) => ts.flattenDiagnosticMessageText(one.messageText, '\n'));
}

/** Is a package installed? Says so where it is not, because a test is then skipped. */
export function isInstalled(name: string): boolean {
  try {
    import.meta.resolve(name);
    return true;
  } catch {
    console.warn(`skipped: ${name} is not installed, so nothing is checked with it`);
    return false;
  }
}
