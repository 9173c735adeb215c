import { unified } from '@astrojs/markdown-remark';
import mdx from '@astrojs/mdx';
import preact from '@astrojs/preact';
import { defineConfig } from 'astro/config';
import { joinStylesOfPages } from './src/build/join-styles.ts';
import { leanIslands } from './src/build/lean-islands.ts';
import { libraryModules } from './src/cell/libraries/library-modules.ts';
import { keepLazyStyles } from './src/cell/editor/keep-lazy-styles.ts';
import { detectionFileModules } from './src/demos/detect-in-browser/detection-file-modules.ts';
import { remarkFenceCode } from './src/mdx/remark-fence-code.ts';
import { remarkSplitSlides } from './src/mdx/remark-split-slides.ts';
import { codeTheme } from './src/theme/code-theme.ts';

/** Astro marks each MDX module with a directive that only its own build reads: no reason for a warning per file. */
const quietDirectives = {
  name: 'wireside:quiet-directives',
  onLog: (_level, log) => (log.code === 'MODULE_LEVEL_DIRECTIVE' ? false : null),
};

/** What a page's own scripts and its islands share is one file: a handful of small ones weigh more. */
const sharedChunk = {
  groups: [
    {
      name: 'page',
      test: /site\/src\/(deck\/(deck-keys|notes-message|key-focus|slide-events)|layout\/(character-keys|browser-store)|lab\/lab-status-event|wire-view\/wire-link)\.ts$/,
    },
  ],
};

export default defineConfig({
  output: 'static',
  trailingSlash: 'ignore',
  devToolbar: { enabled: false },
  integrations: [mdx(), preact(), joinStylesOfPages, leanIslands],
  // Astro's default Markdown processor runs no remark plugins, hence `unified`.
  markdown: {
    shikiConfig: { theme: codeTheme },
    processor: unified({
      remarkPlugins: [remarkSplitSlides, remarkFenceCode],
      // Quotation marks that a learner copies must be the ones that the protocol knows.
      smartypants: false,
    }),
  },
  vite: {
    plugins: [quietDirectives, keepLazyStyles, libraryModules, detectionFileModules],
    // Scripts stay files: the Content-Security-Policy then needs few hashes.
    // A worker may load a library when it needs it.
    worker: { format: 'es' },
    build: { assetsInlineLimit: 0, rolldownOptions: { output: { codeSplitting: sharedChunk } } },
    ssr: { noExternal: ['@wireside/labs-server'] },
    // `npm run dev`: found out only when a worker asks for them, they would make the page reload in the midst of a run.
    optimizeDeps: {
      include: [
        '@tensorflow/tfjs-backend-wasm',
        '@tensorflow/tfjs-converter',
        '@tensorflow/tfjs-core',
      ],
    },
    server: {
      fs: { allow: ['..'] },
      // `npm run dev`: the page asks its own origin, and the lab server answers under its own name.
      proxy: { '/api': { target: 'http://127.0.0.1:4600', changeOrigin: true, ws: true } },
    },
  },
});
