/** Who is there: SASL PLAIN (RFC 4616) and ANONYMOUS (RFC 4505), as RFC 6120 section 6 carries them. */
import { timingSafeEqual } from 'node:crypto';
import { xmlns } from '../../../wire/jingle/namespaces.ts';
import { attributeOf, element, textOf, type XmlElement } from '../../../wire/jingle/xml-element.ts';

export const mechanisms = ['PLAIN', 'ANONYMOUS'] as const;

/** RFC 6120 section 6.5. */
export type SaslFailure =
  'invalid-mechanism' | 'incorrect-encoding' | 'malformed-request' | 'not-authorized';

export type SaslOutcome = { readonly user: string } | { readonly failure: SaslFailure };

/** @param anonymous makes the name of one who gives none */
export function authenticate(
  auth: XmlElement,
  passwords: ReadonlyMap<string, string>,
  anonymous: () => string,
): SaslOutcome {
  const mechanism = attributeOf(auth, 'mechanism');
  if (mechanism === 'ANONYMOUS') return { user: anonymous() };
  if (mechanism !== 'PLAIN') return { failure: 'invalid-mechanism' };
  const text = textOf(auth);
  if (!/^[A-Za-z\d+/]*={0,2}$/.test(text)) return { failure: 'incorrect-encoding' };
  // RFC 4616 section 2: [authzid] NUL authcid NUL passwd.
  const parts = Buffer.from(text, 'base64').toString().split('\0');
  const [, user, password] = parts;
  if (parts.length !== 3 || user === undefined || password === undefined) {
    return { failure: 'malformed-request' };
  }
  const expected = Buffer.from(passwords.get(user) ?? '');
  const given = Buffer.from(password);
  const proved = given.length === expected.length && timingSafeEqual(given, expected);
  return proved && expected.length > 0 ? { user } : { failure: 'not-authorized' };
}

export function saslFailure(failure: SaslFailure): XmlElement {
  return element('failure', xmlns.sasl, {}, [element(failure, xmlns.sasl)]);
}
