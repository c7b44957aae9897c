import mdx from '@astrojs/mdx';
import preact from '@astrojs/preact';
import sitemap from '@astrojs/sitemap';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'astro/config';
import { isIndexed } from '#seo/indexed.ts';
import { site } from './src/site.ts';

export default defineConfig({
  site: site.origin,
  output: 'static',
  trailingSlash: 'always',
  outDir: process.env.SITE_OUT ?? 'dist',
  cacheDir: '.cache/astro',
  compressHTML: true,
  build: { format: 'directory', concurrency: 16, inlineStylesheets: 'never', assets: 'assets' },
  integrations: [mdx(), preact(), sitemap({ filter: isIndexed })],
  markdown: { syntaxHighlight: 'prism' },
  devToolbar: { enabled: false },
  vite: {
    plugins: [tailwindcss()],
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
      rollupOptions: {
        onwarn(warning, warn) {
          if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning);
        },
      },
    },
  },
});
