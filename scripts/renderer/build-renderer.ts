import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { type AstroIntegration, build } from 'astro';
import { bundleGuard } from '../bundle-guard.ts';
import { CODE_INPUTS, fingerprintOf, isCodeInput } from './code-inputs.ts';
import { isUsable, markUsed, pruneRenderers } from './kept-renderers.ts';
import { type BuiltRoute, guardIn, type RendererFile } from './renderer-file.ts';

const HOME = '.cache/renderer';

/** Parts of Astro's build that its public hooks do not describe, as far as they are needed here. */
interface BuildApp {
  readonly manifest: { readonly entryModules: Readonly<Record<string, string>> };
  getOptions(): { readonly allPages: Readonly<Record<string, PageData>> };
}

interface PageData {
  readonly component: string;
  readonly route: { readonly route: string };
  readonly styles: readonly unknown[];
}

const PAGE_MODULE = /^\0virtual:astro:page:(.+)@_@(\w+)$/;

/** What each route is made of: the name of its chunk holds a hash of its code and all that it imports. */
function routesOf(app: BuildApp): BuiltRoute[] {
  const chunks = new Map<string, string>();
  for (const [module, file] of Object.entries(app.manifest.entryModules)) {
    const [, path, ending] = PAGE_MODULE.exec(module) ?? [];
    if (path) chunks.set(`${path}.${ending}`, file);
  }
  return Object.values(app.getOptions().allPages).map(({ component, route, styles }) => {
    const chunk = chunks.get(component);
    if (chunk === undefined) throw new Error(`The renderer has no code for ${component}.`);
    return { route: route.route, component, styles, chunk };
  });
}

/** Keeps what Astro has built instead of rendering: rendering is another stage, in many threads. */
function keepRenderer(to: string): AstroIntegration {
  const root = process.cwd();
  const bundled = join(to, 'client', '.prerender');
  return {
    name: 'keep-renderer',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({ vite: { plugins: [knowsItsInputs(root)] } });
      },
      'astro:build:start': ({ setPrerenderer }) => {
        setPrerenderer((base) => ({
          ...base,
          name: 'keep-renderer',
          async setup() {
            await base.setup?.();
            const routes = routesOf((base as unknown as { app: BuildApp }).app);
            cpSync(bundled, join(to, 'server'), { recursive: true });
            const entry = readdirSync(bundled).find((name) => name.startsWith('prerender-entry'));
            if (!entry) throw new Error('The renderer has no entry.');
            const file: RendererFile = { entry, routes };
            writeFileSync(join(to, 'renderer.json'), JSON.stringify(file));
          },
          getStaticPaths: async () => [],
        }));
      },
    },
  };
}

/** Refuses a module that `CODE_INPUTS` does not cover: its changes would go unnoticed. */
const knowsItsInputs = (root: string) => ({
  name: 'knows-its-inputs',
  buildEnd(this: { getModuleIds(): IterableIterator<string> }) {
    for (const id of this.getModuleIds()) {
      const path = relative(root, id.replace(/\?.*$/, ''));
      if (id.startsWith('\0') || path.startsWith('..') || !existsSync(path)) continue;
      if (path.includes('node_modules') || path.startsWith('.') || isCodeInput(path)) continue;
      throw new Error(`Add ${path} to CODE_INPUTS in scripts/renderer/code-inputs.ts.`);
    }
  },
});

/** Where the renderer of the code as it is now belongs, and whether it is there. */
export function plannedRenderer(): { readonly folder: string; readonly isBuilt: boolean } {
  const folder = join(HOME, fingerprintOf(CODE_INPUTS).slice(0, 20));
  return { folder, isBuilt: isUsable(folder) };
}

/** Thrown where a file of the code changed while it was being built. */
export class CodeChanged extends Error {
  constructor() {
    super('The code was changed during the build. Start it again.');
    this.name = 'CodeChanged';
  }
}

/**
 * Builds the code that renders pages, the assets that browsers load and the guard, if they are not built already.
 * `folder` is the planned one; it then holds `client/` (assets and public files), `server/`, `renderer.json`
 * and the guard. Throws `CodeChanged` where it is not the folder of the code any more.
 */
export async function buildRenderer(folder: string): Promise<void> {
  const { isBuilt, folder: planned } = plannedRenderer();
  if (planned !== folder) throw new CodeChanged();
  if (!isBuilt) {
    const next = resolve(`${folder}.${process.pid}`);
    rmSync(next, { recursive: true, force: true });
    mkdirSync(next, { recursive: true });
    await Promise.all([
      build({
        logLevel: 'warn',
        outDir: join(next, 'client'),
        integrations: [keepRenderer(next)],
      }),
      bundleGuard(guardIn(next)),
    ]);
    if (plannedRenderer().folder !== folder) {
      rmSync(next, { recursive: true, force: true });
      throw new CodeChanged();
    }
    // Another build may have made the same code meanwhile, and be reading it.
    if (plannedRenderer().isBuilt) rmSync(next, { recursive: true, force: true });
    else {
      rmSync(folder, { recursive: true, force: true });
      renameSync(next, folder);
    }
  }
  markUsed(folder);
  pruneRenderers(HOME, folder);
}
