/**
 * The text of an answer holds names between braces for what depends on the key of the request: the right
 * Sec-WebSocket-Accept, and the wrong ones that are computed most often.
 */
import {
  acceptSteps,
  lecture2019Guid,
  webSocketGuid,
  type Sha1,
} from '@wireside/labs-server/wire/websocket/accept-steps.ts';

interface AnswerVariable {
  readonly name: string;
  /** What stands for it, in a few words. */
  readonly meaning: string;
  readonly value: (key: string, sha1: Sha1) => string;
}

const bytesOf = (latin1: string): Uint8Array =>
  Uint8Array.from(latin1, (character) => character.charCodeAt(0));

const base64Of = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));

/** The key's 16 bytes; of a key that is no base64, none. */
function decodedKey(key: string): string {
  try {
    return atob(key);
  } catch {
    return '';
  }
}

export const answerVariables: readonly AnswerVariable[] = [
  { name: 'key', meaning: 'the key of the request', value: (key) => key },
  {
    name: 'accept',
    meaning: 'the right value',
    value: (key, sha1) => acceptSteps(key, sha1).accept,
  },
  {
    name: 'accept-2019',
    meaning: 'computed with the GUID of the 2019 slide',
    value: (key, sha1) => acceptSteps(key, sha1, lecture2019Guid).accept,
  },
  {
    name: 'accept-hex',
    meaning: 'base64 of the 40 hexadecimal digits, not of the 20 bytes',
    value: (key, sha1) => base64Of(bytesOf(hexOf(acceptSteps(key, sha1).digest))),
  },
  {
    name: 'accept-decoded',
    meaning: 'the key decoded from base64 first',
    value: (key, sha1) => base64Of(sha1(bytesOf(decodedKey(key) + webSocketGuid))),
  },
  {
    name: 'accept-small',
    meaning: 'the GUID in small letters',
    value: (key, sha1) => acceptSteps(key, sha1, webSocketGuid.toLowerCase()).accept,
  },
  {
    name: 'accept-newline',
    meaning: 'a line feed behind the GUID, as echo adds it',
    value: (key, sha1) => acceptSteps(key, sha1, `${webSocketGuid}\n`).accept,
  },
];

/** `template` with every known name replaced; what is no known name stays as it is. */
export function fillAnswer(template: string, key: string, sha1: Sha1): string {
  return template.replaceAll(/\{([a-z0-9-]+)\}/g, (whole, name: string) => {
    const variable = answerVariables.find((one) => one.name === name);
    return variable === undefined ? whole : variable.value(key, sha1);
  });
}

/** Two digits for each byte. */
export function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
