/** Base64 with padding, as the handshake uses it: RFC 4648 section 4. */

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

export function encodeBase64(bytes: Uint8Array): string {
  let text = '';
  for (let index = 0; index < bytes.length; index += 3) {
    const group =
      ((bytes[index] ?? 0) << 16) | ((bytes[index + 1] ?? 0) << 8) | (bytes[index + 2] ?? 0);
    const characters = [18, 12, 6, 0].map((shift) => alphabet[(group >> shift) & 63] ?? '');
    const whole = Math.min(bytes.length - index, 3) + 1;
    text += characters.slice(0, whole).join('').padEnd(4, '=');
  }
  return text;
}

/** How many bytes `text` stands for; null where it is not base64, padding included. */
export function base64ByteLength(text: string): number | null {
  const match = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.exec(text);
  if (match === null) return null;
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  return (text.length / 4) * 3 - padding;
}
