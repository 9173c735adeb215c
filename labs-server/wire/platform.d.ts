/**
 * The only platform object that `wire` uses. Browsers and Node both have it; naming it here keeps
 * their other globals out of reach.
 */
interface TextDecoder {
  decode(input?: Uint8Array, options?: { stream?: boolean }): string;
}

declare var TextDecoder: {
  new (label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean }): TextDecoder;
};
