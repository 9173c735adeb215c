/** What the header fields of SIP are for: RFC 3261 section 20, and the RFCs that define the others. */
import type { Source } from '../field/field.ts';
import { canonicalName, isRegistered } from './header-fields.ts';

/** By registered name; a section of RFC 3261 unless another standard is named. */
const known: ReadonlyMap<string, readonly [section: string, meaning: string, standard?: string]> =
  new Map<string, readonly [string, string, string?]>([
    ['Accept', ['20.1', 'Which kinds of body the sender reads.']],
    ['Accept-Encoding', ['20.2', 'Which encodings of a body the sender can undo.']],
    ['Accept-Language', ['20.3', 'In which languages the sender wants words.']],
    ['Alert-Info', ['20.4', 'What the phone rings with.']],
    ['Allow', ['20.5', 'Methods that the sender takes.']],
    ['Authentication-Info', ['20.6', 'The server proves that it knows the password, too.']],
    ['Authorization', ['20.7', 'Proves to a user agent or a registrar who asks.']],
    ['Call-ID', ['20.8', 'Names the call, or the registrations of one user agent.']],
    ['Call-Info', ['20.9', 'More about the caller, such as a picture.']],
    ['Contact', ['20.10', 'Where requests reach the sender from now on, without a detour.']],
    ['Content-Disposition', ['20.11', 'What the body is for.']],
    ['Content-Encoding', ['20.12', 'How the body is encoded.']],
    ['Content-Language', ['20.13', 'The language of the body.']],
    ['Content-Length', ['20.14', 'Length of the body in bytes.']],
    ['Content-Type', ['20.15', 'Media type of the body.']],
    ['CSeq', ['20.16', 'Number and method of the request; its responses repeat both.']],
    ['Date', ['20.17', 'When the message was first sent.']],
    ['Error-Info', ['20.18', 'More about the error.']],
    ['Expires', ['20.19', 'For how many seconds the registration or the request holds.']],
    ['From', ['20.20', 'Who began; its tag is one half of the name of a dialog.']],
    ['In-Reply-To', ['20.21', 'The calls that this one answers.']],
    ['Max-Forwards', ['20.22', 'How many proxies may still pass the request on.']],
    ['Min-Expires', ['20.23', 'The shortest registration that is accepted, in seconds.']],
    ['MIME-Version', ['20.24', 'The version of MIME in the body.']],
    ['Organization', ['20.25', 'The organization of the sender.']],
    ['Priority', ['20.26', 'How urgent the request is.']],
    ['Proxy-Authenticate', ['20.27', 'How to prove to the proxy who asks.']],
    ['Proxy-Authorization', ['20.28', 'Proves to the proxy who asks.']],
    ['Proxy-Require', ['20.29', 'Extensions that proxies must know.']],
    ['Record-Route', ['20.30', 'A proxy that wants to stay on the way of the dialog.']],
    ['Reply-To', ['20.31', 'Where to call back.']],
    ['Require', ['20.32', 'Extensions that the other side must know.']],
    ['Retry-After', ['20.33', 'When to try again.']],
    ['Route', ['20.34', 'The proxies that the request has to pass.']],
    ['Server', ['20.35', 'The program of the server.']],
    ['Subject', ['20.36', 'What the call is about.']],
    ['Supported', ['20.37', 'Extensions that the sender knows.']],
    ['Timestamp', ['20.38', 'When the request was sent, to measure the round trip.']],
    [
      'To',
      ['20.39', 'Whom it is for; the other side adds the other half of the name of a dialog.'],
    ],
    ['Unsupported', ['20.40', 'Extensions that the server does not know.']],
    ['User-Agent', ['20.41', 'The program of the sender.']],
    ['Via', ['20.42', 'The way of the request, hop by hop; responses go back the same way.']],
    ['Warning', ['20.43', 'More about the status.']],
    ['WWW-Authenticate', ['20.44', 'How to prove to the registrar or the user agent who asks.']],
    ['Allow-Events', ['8.2.2', 'Events that can be subscribed to.', 'RFC 6665']],
    ['Event', ['8.2.1', 'The events that it is about.', 'RFC 6665']],
    ['Subscription-State', ['8.2.3', 'Whether the subscription goes on.', 'RFC 6665']],
    ['Flow-Timer', ['11.1', 'How often the connection has to be kept alive.', 'RFC 5626']],
    ['Path', ['4', 'Proxies between the registrar and the user.', 'RFC 3327']],
    ['Service-Route', ['5', 'Proxies that the user’s requests have to pass.', 'RFC 3608']],
    ['RAck', ['7.2', 'Which provisional response is confirmed.', 'RFC 3262']],
    ['RSeq', ['7.1', 'Number of a provisional response that is to be confirmed.', 'RFC 3262']],
    ['Reason', ['2', 'Why the request is sent: of BYE and CANCEL, why it ends.', 'RFC 3326']],
    ['Refer-To', ['2.1', 'Whom the other side is to call.', 'RFC 3515']],
    ['Referred-By', ['3', 'Who asked for the call.', 'RFC 3892']],
    ['Replaces', ['6.1', 'The call that this one takes over.', 'RFC 3891']],
    ['Session-Expires', ['4', 'When the session ends unless it is refreshed.', 'RFC 4028']],
    ['Min-SE', ['5', 'The shortest time between refreshes.', 'RFC 4028']],
    ['Privacy', ['4.2', 'What the caller wants to be hidden.', 'RFC 3323']],
    ['Identity', ['4', 'A signature over who calls.', 'RFC 8224']],
    ['P-Asserted-Identity', ['9.1', 'Who calls, as a trusted proxy says.', 'RFC 3325']],
    ['P-Preferred-Identity', ['9.2', 'Which of its identities the caller wants.', 'RFC 3325']],
    ['Session-ID', ['5', 'Names the session from end to end.', 'RFC 7989']],
  ]);

/** Of a field that is registered, or not, and not explained here: that it is kept, and may be ignored. */
export function sipFieldMeaning(name: string): {
  readonly meaning: string;
  readonly source: Source;
} {
  const found = known.get(canonicalName(name));
  if (found !== undefined) {
    const [section, meaning, standard = 'RFC 3261'] = found;
    return { meaning, source: { standard, section } };
  }
  const meaning = isRegistered(name)
    ? 'An extension, registered with IANA; who does not know it ignores it.'
    : 'A field that is not registered: who does not know it ignores it, and a proxy passes it on.';
  return { meaning, source: { standard: 'RFC 3261', section: '7.3.1' } };
}
