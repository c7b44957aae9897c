import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import type { ProofCase, Prover } from '../prover.ts';
import { requireTarget } from '../require-target.ts';

const here = dirname(fileURLToPath(import.meta.url));
const OPTIONS: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  exactOptionalPropertyTypes: true,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  target: ts.ScriptTarget.ES2022,
  types: [],
};

/** Which of the modules have type errors, compiled together with the SDK. */
function accepted(modules: readonly string[]): boolean[] {
  const files = new Map(modules.map((text, index) => [join(here, `module-${index}.ts`), text]));
  const host = ts.createCompilerHost(OPTIONS);
  const { getSourceFile, fileExists } = host;
  host.getSourceFile = (name, ...rest) => {
    const text = files.get(name);
    if (text === undefined) return getSourceFile.call(host, name, ...rest);
    return ts.createSourceFile(name, text, ts.ScriptTarget.ES2022);
  };
  host.fileExists = (name) => files.has(name) || fileExists.call(host, name);
  const program = ts.createProgram([...files.keys()], OPTIONS, host);
  const errors = ts.getPreEmitDiagnostics(program).map((diagnostic) => diagnostic.file?.fileName);
  if (errors.includes(undefined)) throw new Error('TypeScript cannot check any module');
  return [...files.keys()].map((name) => !errors.includes(name));
}

/** A change of our file that the types have to refuse, or their acceptance means nothing. */
interface Mistake {
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

function typesProver(target: string, sdk: string, mistakes: readonly Mistake[]): Prover {
  return {
    target,
    engine: `the types of ${sdk}`,
    package: sdk,
    mode: 'library',
    unit: 'file',
    traps: [],
    async prove(runs, progress) {
      const rendered = runs.map((run) => ({ run, file: requireTarget(target).render(run.policy) }));
      const files = rendered.flatMap(({ run, file }) =>
        file.ok ? [{ name: run.name, text: file.text }] : [],
      );
      const [first] = files;
      if (!first) throw new Error(`${target} renders no file`);
      const wrong = mistakes.map(({ from, to }) => first.text.replace(from, to));
      const verdicts = accepted([...files.map(({ text }) => text), ...wrong]);
      const judge = (name: string, index: number, expected: 'accepted' | 'rejected'): ProofCase => {
        const seen = verdicts[index] ? 'accepted' : 'rejected';
        return { name, expected, seen, ok: expected === seen };
      };
      const cases = files.map(({ name }, index) => judge(name, index, 'accepted'));
      const traps = mistakes.map(({ name }, index) =>
        judge(name, files.length + index, 'rejected'),
      );
      for (const proofCase of [...cases, ...traps])
        progress(proofCase.name, proofCase.ok ? 1 : 0, 1);
      const notes = rendered.flatMap(({ run, file }) =>
        file.ok ? [] : [`${run.name}: no file: ${file.problem.kind}`],
      );
      return { cases, traps, notes };
    },
  };
}

export const openai = typesProver('openai', 'openai', [
  { name: 'there is no list of refused tools', from: 'allowed_tools', to: 'denied_tools' },
]);

export const anthropic = typesProver('anthropic', '@anthropic-ai/sdk', [
  { name: 'a tool cannot ask for approval', from: 'enabled: true', to: 'require_approval: true' },
]);

export const managedAgents = typesProver('managed-agents', '@anthropic-ai/sdk', [
  {
    name: 'approval has another name than at OpenAI',
    from: 'permission_policy',
    to: 'require_approval',
  },
]);
