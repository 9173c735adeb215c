/** The modules that `library-modules.ts` makes. */

declare module 'virtual:cell-library-addresses' {
  /** By the library's name, the path of its module in the build. */
  const addresses: Readonly<Record<string, string>>;
  export default addresses;
}

declare module 'virtual:cell-library-types' {
  /** By the library's name, its declaration files: addresses and texts. */
  const types: Readonly<Record<string, readonly (readonly [address: string, text: string])[]>>;
  export default types;
}
