/** Answers to begin with: the right one, and the ways in which it goes wrong. */

export const rightAnswer = `HTTP/1.1 101 Switching Protocols
Upgrade: websocket
Connection: Upgrade
Sec-WebSocket-Accept: {accept}
Sec-WebSocket-Protocol: chat

`;

export interface AnswerPreset {
  readonly label: string;
  /** What it changes, in one sentence. */
  readonly about: string;
  readonly answer: string;
}

const withAccept = (name: string): string => rightAnswer.replace('{accept}', `{${name}}`);

function withField(line: string): string {
  return rightAnswer.replace('\n\n', `\n${line}\n\n`);
}

export const answerPresets: readonly AnswerPreset[] = [
  {
    label: 'right',
    about: 'Where {accept} stands, the value for the key of this very request goes out.',
    answer: rightAnswer,
  },
  {
    label: 'GUID of 2019',
    about: 'Computed with the constant that the slide of 2019 printed: 5E stands where A5 should.',
    answer: withAccept('accept-2019'),
  },
  {
    label: 'base64 of hex digits',
    about: 'SHA-1 gives 20 bytes. Here the 40 digits that print them were encoded instead.',
    answer: withAccept('accept-hex'),
  },
  {
    label: 'a space behind it',
    about: 'Whitespace at the end of a value is not part of it (RFC 9110 §5.5).',
    answer: rightAnswer.replace('{accept}', '{accept} '),
  },
  {
    label: 'a newline was hashed too',
    about: 'A line feed behind the GUID, as echo adds it: another text, another digest.',
    answer: withAccept('accept-newline'),
  },
  {
    label: 'strange sub-protocol',
    about: 'The page offered chat and superchat; the server answers mqtt.',
    answer: rightAnswer.replace('Protocol: chat', 'Protocol: mqtt'),
  },
  {
    label: 'with compression',
    about: 'Every browser offers permessage-deflate; the server takes it.',
    answer: withField('Sec-WebSocket-Extensions: permessage-deflate'),
  },
  {
    label: 'strange extension',
    about: 'The browser did not offer this extension.',
    answer: withField('Sec-WebSocket-Extensions: x-shout'),
  },
  {
    label: '200 OK',
    about: 'A fine answer, but not to this question.',
    answer: rightAnswer.replace('101 Switching Protocols', '200 OK'),
  },
  {
    label: 'no Upgrade',
    about: 'Everything else is right.',
    answer: rightAnswer.replace('Upgrade: websocket\n', ''),
  },
  {
    label: 'Connection without its token',
    about: 'Upgrade is a field for one hop, so Connection has to name it.',
    answer: rightAnswer.replace('Connection: Upgrade', 'Connection: keep-alive'),
  },
];
