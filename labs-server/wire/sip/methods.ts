/** The methods of SIP: the registry "Methods" of IANA's SIP parameters. */
import type { FieldTerm } from '../field/field-reader.ts';

const methods: ReadonlyMap<string, readonly [standard: string, section: string, meaning: string]> =
  new Map([
    ['ACK', ['RFC 3261', '17.1.1.3', 'Confirms the final response to INVITE.']],
    ['BYE', ['RFC 3261', '15', 'Ends the call.']],
    ['CANCEL', ['RFC 3261', '9', 'Takes back an INVITE that has no final response yet.']],
    ['INFO', ['RFC 6086', '4.2', 'Carries what the application says during a call.']],
    ['INVITE', ['RFC 3261', '13', 'Asks for a call, or changes the one that there is.']],
    ['MESSAGE', ['RFC 3428', '4', 'A short text, without a call.']],
    ['NOTIFY', ['RFC 6665', '3.2', 'Tells a subscriber what happened.']],
    ['OPTIONS', ['RFC 3261', '11', 'Asks what the other side can do.']],
    ['PRACK', ['RFC 3262', '6', 'Confirms a provisional response.']],
    ['PUBLISH', ['RFC 3903', '4', 'Stores a state that others subscribe to.']],
    ['REFER', ['RFC 3515', '2.4', 'Asks the other side to call somebody.']],
    ['REGISTER', ['RFC 3261', '10', 'Says at which address a user can be reached now.']],
    ['SUBSCRIBE', ['RFC 6665', '3.1', 'Asks to be told of events.']],
    ['UPDATE', ['RFC 3311', '5', 'Changes the session before the call is answered.']],
  ]);

export const sipMethods: readonly string[] = [...methods.keys()];

export function methodTerm(method: string): FieldTerm {
  const [standard, section, meaning] = methods.get(method) ?? [
    'RFC 3261',
    '7.1',
    'A method that is not registered: a server that does not know it answers 501.',
  ];
  return { name: 'Method', meaning, source: { standard, section } };
}
