/** For `astro.config.mjs`: keeps the editor's style sheets, which no page links. Build only. */

interface OutputFile {
  readonly modules?: Readonly<Record<string, unknown>>;
  readonly viteMetadata?: {
    readonly importedCss: ReadonlySet<string>;
    readonly importedAssets: Set<string>;
  };
}

/**
 * Astro deletes every style sheet that no page links, even if a dynamic import would link it. One that counts as an
 * asset of its chunk is spared. Stands among the user's plugins, which run before that one of Astro's.
 */
export const keepLazyStyles = {
  name: 'wireside:keep-lazy-styles',
  generateBundle(_options: unknown, bundle: Readonly<Record<string, OutputFile>>): void {
    for (const { modules = {}, viteMetadata } of Object.values(bundle)) {
      if (!Object.keys(modules).some((id) => id.includes('/monaco-editor/'))) continue;
      for (const style of viteMetadata?.importedCss ?? []) viteMetadata?.importedAssets.add(style);
    }
  },
};
