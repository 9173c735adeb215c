/** Small helpers on bytes that several parts of the trace file need. */

/** One array that holds all parts in order. */
export function concatBytes(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

/** `text` as bytes, one byte per character; characters beyond 0xFF lose their high bits. */
export function latin1Bytes(text: string): Uint8Array {
  return Uint8Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
}

/** `byteLength` rounded up to the next multiple of 4: pcapng aligns blocks and options to 32 bits. */
export function padTo32Bits(byteLength: number): number {
  return Math.ceil(byteLength / 4) * 4;
}
