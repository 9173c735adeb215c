/** The sub-protocols that a student wants to offer, as `new WebSocket` takes them. */

/** The names out of "chat, superchat". What is no name stays: the browser's refusal is the better teacher. */
export function splitProtocols(text: string): string[] {
  return text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
