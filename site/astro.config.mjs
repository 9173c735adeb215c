import { unified } from '@astrojs/markdown-remark';
import mdx from '@astrojs/mdx';
import preact from '@astrojs/preact';
import expressiveCode from 'astro-expressive-code';
import { defineConfig } from 'astro/config';
import { remarkFenceCode } from './src/mdx/remark-fence-code.ts';
import { remarkSplitSlides } from './src/mdx/remark-split-slides.ts';
import { codeOptions } from './src/theme/code-options.ts';

export default defineConfig({
  output: 'static',
  trailingSlash: 'ignore',
  devToolbar: { enabled: false },
  integrations: [expressiveCode(codeOptions), mdx(), preact()],
  // Astro's default Markdown processor runs no remark plugins, hence `unified`.
  markdown: {
    processor: unified({
      remarkPlugins: [remarkSplitSlides, remarkFenceCode],
      // Quotation marks that a learner copies must be the ones that the protocol knows.
      smartypants: false,
    }),
  },
  vite: {
    // Scripts stay files: the Content-Security-Policy then needs few hashes.
    build: { assetsInlineLimit: 0 },
    ssr: { noExternal: ['@wireside/labs-server'] },
    server: { fs: { allow: ['..'] } },
  },
});
