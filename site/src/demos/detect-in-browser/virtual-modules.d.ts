/** The module that `detection-file-modules.ts` makes. */

declare module 'virtual:detection-files' {
  interface DetectionFile {
    /** Path in the build. */
    readonly url: string;
    readonly byteLength: number;
  }

  const files: Readonly<Record<'model' | 'weights' | 'wasm' | 'wasmSimd', DetectionFile>>;
  export default files;
}
