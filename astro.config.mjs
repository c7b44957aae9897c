import mdx from '@astrojs/mdx';
import preact from '@astrojs/preact';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'astro/config';
import { site } from './src/site.ts';

/**
 * Says in each .tsx file that its components are Preact's. Astro would find out by rendering every
 * component of every page once more.
 */
const preactComponents = {
  name: 'preact-components',
  enforce: 'pre',
  transform(code, id, options) {
    if (!options?.ssr || !id.endsWith('.tsx')) return null;
    const tags = [...code.matchAll(/^export function ([A-Z]\w*)/gm)].map(
      ([, name]) => `${name}[Symbol.for('astro:renderer')] = '@astrojs/preact';`,
    );
    return { code: [code, ...tags].join('\n'), map: null };
  },
};

/** Astro's own directives in MDX; a plugin, because the one of Preact sets `onwarn` as well. */
const withoutDirectiveWarnings = {
  name: 'without-directive-warnings',
  config: () => ({
    build: {
      rollupOptions: {
        onwarn(warning, warn) {
          if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning);
        },
      },
    },
  }),
};

export default defineConfig({
  site: site.origin,
  output: 'static',
  trailingSlash: 'always',
  outDir: process.env.SITE_OUT ?? 'dist',
  cacheDir: '.cache/astro',
  compressHTML: true,
  build: { format: 'directory', concurrency: 16, inlineStylesheets: 'never', assets: 'assets' },
  integrations: [mdx(), preact()],
  markdown: { syntaxHighlight: 'prism' },
  devToolbar: { enabled: false },
  vite: {
    plugins: [tailwindcss(), preactComponents, withoutDirectiveWarnings],
    environments: {
      client: {
        build: {
          rolldownOptions: {
            output: {
              // One file for what pages share, not a request for each of its small modules.
              codeSplitting: {
                groups: [
                  {
                    name: 'shared',
                    test: /preload-helper|\/src\/(routes\.ts|site\.ts|ui\/client\/)/,
                  },
                ],
              },
            },
          },
        },
      },
    },
    build: {
      assetsInlineLimit: 0,
    },
  },
});
