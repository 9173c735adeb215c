/** The libraries that the code of a cell may import. To add one, see content/README.md. */

export interface CellLibrary {
  /** Name of the package, and what a cell writes after `from`. `site/package.json` pins its version. */
  readonly name: string;
  /** The ES module for browsers, whole in one file: its path in the package. The build copies it as it is. */
  readonly file: string;
}

export const cellLibraries: readonly CellLibrary[] = [
  { name: 'socket.io-client', file: 'dist/socket.io.esm.min.js' },
];
