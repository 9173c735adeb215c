/**
 * The only platform objects that `wire` uses. Browsers and Node both have them; naming them here keeps
 * their other globals out of reach.
 */
interface TextDecoder {
  decode(input?: Uint8Array, options?: { stream?: boolean }): string;
}

declare var TextDecoder: {
  new (label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean }): TextDecoder;
};

interface TextEncoder {
  encode(input?: string): Uint8Array<ArrayBuffer>;
}

declare var TextEncoder: {
  new (): TextEncoder;
};
