/** What every SIP message must have: RFC 3261 sections 8.1.1 and 8.2.6. */
import { type BrokenRule, quote } from '../field/decode-error.ts';
import { sipFieldValue, sipFieldValues, type SipMessage } from './message.ts';

type Broken = Omit<BrokenRule, 'range' | 'protocolStatus'>;

/** Section 8.1.1: "a valid SIP request formulated by a UAC MUST, at a minimum, contain" these, and Max-Forwards. */
const mandatory = ['To', 'From', 'CSeq', 'Call-ID', 'Via'] as const;

/** The first rule that the message breaks; `null` for none. Max-Forwards may be missing (section 16.3 step 3). */
export function brokenMessage(message: SipMessage): Broken | null {
  const { fieldLines } = message;
  for (const field of mandatory) {
    const values = sipFieldValues(fieldLines, field);
    if (values.length === 0) {
      return rule('sip-field-missing', field, 'every message has this field', '8.1.1');
    }
    if (values.length > 1 && field !== 'Via') {
      return rule(
        'sip-field-repeated',
        field,
        `found ${values.length} of them, and expected one`,
        '7.3.1',
      );
    }
  }
  return brokenCseq(message);
}

/** Section 8.1.1.5: a number below 2**31, and the method of the request. */
function brokenCseq(message: SipMessage): Broken | null {
  const value = sipFieldValue(message.fieldLines, 'CSeq') ?? '';
  const [, number, method] = /^(\d+)\s+(\S+)$/.exec(value) ?? [];
  if (number === undefined) {
    return rule(
      'sip-cseq-malformed',
      'CSeq',
      `expected 1*DIGIT LWS Method, found ${quote(value)}`,
      '20.16',
    );
  }
  if (Number(number) >= 2 ** 31) {
    return rule(
      'sip-cseq-too-large',
      'CSeq',
      `expected less than 2**31, found ${number.slice(0, 24)}`,
      '8.1.1.5',
    );
  }
  if (message.kind === 'request' && method !== message.method) {
    const what = `expected ${quote(message.method)}, the method of the request, found ${quote(method ?? '')}`;
    return rule('sip-cseq-method-differs', 'CSeq', what, '8.1.1.5');
  }
  return null;
}

function rule(code: string, field: string, what: string, section: string): Broken {
  return { code, field, what, source: { standard: 'RFC 3261', section } };
}
