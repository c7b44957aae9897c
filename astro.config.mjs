import mdx from '@astrojs/mdx';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'astro/config';
import { preact } from './scripts/preact/integration.ts';
import { site } from './src/site.ts';

/** Astro's own directives in MDX, and a module that the guard loads late but pages need at once. */
const KNOWN_WARNINGS = ['MODULE_LEVEL_DIRECTIVE', 'INEFFECTIVE_DYNAMIC_IMPORT'];
const withoutKnownWarnings = {
  name: 'without-known-warnings',
  config: () => ({
    build: {
      rollupOptions: {
        onwarn(warning, warn) {
          if (!KNOWN_WARNINGS.includes(warning.code)) warn(warning);
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
  integrations: [mdx(), preact],
  markdown: { syntaxHighlight: 'prism' },
  devToolbar: { enabled: false },
  vite: {
    plugins: [tailwindcss(), withoutKnownWarnings],
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
                    test: /preload-helper|\/src\/(routes\.ts|ui\/client\/)/,
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
