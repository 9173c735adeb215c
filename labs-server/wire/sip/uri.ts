/** SIP and SIPS URIs: RFC 3261 section 19.1. */
import { type Parameters, readParameters } from './parameters.ts';

export interface SipUri {
  readonly scheme: 'sip' | 'sips';
  /** Without a password; escapes are undone. Empty where the URI names a domain only. */
  readonly user: string;
  /** In lower case. */
  readonly host: string;
  readonly port: number | null;
  readonly parameters: Parameters;
}

/** Null where `text` is no SIP or SIPS URI. What stands behind `?` is left out. */
export function parseSipUri(text: string): SipUri | null {
  const match =
    /^(sips?):(?:([^@\s]*)@)?(\[[\da-f:.]+\]|[\w.-]+)(?::(\d{1,5}))?((?:;[^?]*)?)(?:\?.*)?$/i.exec(
      text,
    );
  if (match === null) return null;
  const [, scheme = '', userInfo = '', host = '', port, parameters = ''] = match;
  return {
    scheme: scheme.toLowerCase() === 'sips' ? 'sips' : 'sip',
    user: unescape(userInfo.replace(/:.*$/s, '')),
    host: host.toLowerCase(),
    port: port === undefined ? null : Number(port),
    parameters: readParameters(parameters),
  };
}

function unescape(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
