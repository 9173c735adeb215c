import { unified } from '@astrojs/markdown-remark';
import mdx from '@astrojs/mdx';
import preact from '@astrojs/preact';
import expressiveCode from 'astro-expressive-code';
import { defineConfig } from 'astro/config';
import { joinStylesOfPages } from './src/build/join-styles.ts';
import { keepLazyStyles } from './src/cell/editor/keep-lazy-styles.ts';
import { remarkFenceCode } from './src/mdx/remark-fence-code.ts';
import { remarkSplitSlides } from './src/mdx/remark-split-slides.ts';
import { codeOptions } from './src/theme/code-options.ts';

/** Astro marks each MDX module with a directive that only its own build reads: no reason for a warning per file. */
const quietDirectives = {
  name: 'wireside:quiet-directives',
  onLog: (_level, log) => (log.code === 'MODULE_LEVEL_DIRECTIVE' ? false : null),
};

export default defineConfig({
  output: 'static',
  trailingSlash: 'ignore',
  devToolbar: { enabled: false },
  integrations: [expressiveCode(codeOptions), mdx(), preact(), joinStylesOfPages],
  // Astro's default Markdown processor runs no remark plugins, hence `unified`.
  markdown: {
    processor: unified({
      remarkPlugins: [remarkSplitSlides, remarkFenceCode],
      // Quotation marks that a learner copies must be the ones that the protocol knows.
      smartypants: false,
    }),
  },
  vite: {
    plugins: [quietDirectives, keepLazyStyles],
    // Scripts stay files: the Content-Security-Policy then needs few hashes.
    build: { assetsInlineLimit: 0 },
    // A worker may load a library when it needs it.
    worker: { format: 'es' },
    ssr: { noExternal: ['@wireside/labs-server'] },
    server: {
      fs: { allow: ['..'] },
      // `npm run dev`: the page asks its own origin, and the lab server answers under its own name.
      proxy: { '/api': { target: 'http://127.0.0.1:4600', changeOrigin: true, ws: true } },
    },
  },
});
