import type { AstroIntegration } from 'astro';

/** What client code imports; the development server would find it late and load the page again. */
const IN_CLIENT = ['preact', 'preact/hooks', 'preact/jsx-dev-runtime', '@preact/signals'];

/**
 * Preact without islands and without Babel: Vite itself compiles the .tsx files, as `tsconfig.json` says. Astro’s own
 * integration brings a compiler, a bundler’s preset and a hydration that this site does not use.
 */
export const preact: AstroIntegration = {
  name: 'preact',
  hooks: {
    'astro:config:setup': ({ addRenderer, updateConfig, command }) => {
      addRenderer({ name: 'preact', serverEntrypoint: new URL('./server.ts', import.meta.url) });
      updateConfig({ vite: { plugins: [components] } });
      if (command === 'dev') updateConfig({ vite: { optimizeDeps: { include: IN_CLIENT } } });
    },
  },
};

/**
 * Says in each .tsx file that its components are Preact’s. Astro would find out by rendering every
 * component of every page once more.
 */
const components = {
  name: 'preact-components',
  enforce: 'pre' as const,
  transform(code: string, id: string, options?: { readonly ssr?: boolean }) {
    if (!options?.ssr || !id.endsWith('.tsx')) return null;
    const tags = [...code.matchAll(/^export function ([A-Z]\w*)/gm)].map(
      ([, name]) => `${name}[Symbol.for('astro:renderer')] = 'preact';`,
    );
    return { code: [code, ...tags].join('\n'), map: null };
  },
};
