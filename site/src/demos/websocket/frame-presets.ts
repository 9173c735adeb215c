/** Frames to begin with: what is right, and each way to break a rule. */
import { helloDraft, type FrameDraft } from './frame-draft.ts';

export interface FramePreset {
  readonly group: 'By the rules' | 'Header' | 'Fragments and control frames' | 'Length' | 'Data';
  readonly label: string;
  /** What it shows; it does not tell the answer. */
  readonly about: string;
  readonly drafts: readonly FrameDraft[];
  /** Offer permessage-deflate in the handshake. Default false. */
  readonly deflate?: boolean;
}

const text = (content: string, change: Partial<FrameDraft> = {}): FrameDraft => ({
  ...helloDraft,
  payload: { kind: 'text', text: content },
  ...change,
});
const hex = (digits: string, change: Partial<FrameDraft> = {}): FrameDraft => ({
  ...helloDraft,
  payload: { kind: 'hex', hex: digits },
  ...change,
});
const close = (code: string, reason: string): FrameDraft => ({
  ...helloDraft,
  opcode: 0x8,
  payload: { kind: 'close', code, reason },
});
const [continuation, binary, ping] = [{ opcode: 0x0 }, { opcode: 0x2 }, { opcode: 0x9 }] as const;
const more = { fin: false } as const;

const rightOnes: readonly FramePreset[] = [
  {
    group: 'By the rules',
    label: 'Hello, masked',
    about: 'The example of RFC 6455 §5.7, bit for bit.',
    drafts: [helloDraft],
  },
  {
    group: 'By the rules',
    label: 'Three fragments, a ping between them',
    about: 'Control frames may come between the fragments of a message, and are answered at once.',
    drafts: [
      text('Wel', more),
      text('alive?', ping),
      text('co', { ...continuation, ...more }),
      text('me', continuation),
    ],
  },
  {
    group: 'By the rules',
    label: 'A character cut in two',
    about: 'A fragment may end within a character: UTF-8 is a matter of the message.',
    drafts: [hex('c5', more), hex('99 65 6b 61', continuation)],
  },
  {
    group: 'By the rules',
    label: 'Close 1000',
    about: 'The closing handshake: whoever gets a Close frame answers with one.',
    drafts: [close('1000', 'bye')],
  },
  {
    group: 'By the rules',
    label: 'RSV1, with permessage-deflate',
    about:
      'The compressed “Hello” of RFC 7692 §7.2.3.1, after a handshake that offers the extension.',
    drafts: [hex('f2 48 cd c9 c9 07 00', { rsv1: true })],
    deflate: true,
  },
];

const headers: readonly FramePreset[] = [
  {
    group: 'Header',
    label: 'No mask',
    about: 'A client sends “Hello” as a server would.',
    drafts: [text('Hello', { masked: false })],
  },
  {
    group: 'Header',
    label: 'RSV1 without an extension',
    about: 'The bit for which nobody agreed on a meaning.',
    drafts: [text('Hello', { rsv1: true })],
  },
  {
    group: 'Header',
    label: 'Opcode 0x3',
    about: 'One of the opcodes that are kept for later.',
    drafts: [text('Hello', { opcode: 0x3 })],
  },
];

const fragments: readonly FramePreset[] = [
  {
    group: 'Fragments and control frames',
    label: 'A ping in fragments',
    about: 'A ping without FIN.',
    drafts: [text('alive?', { ...ping, ...more })],
  },
  {
    group: 'Fragments and control frames',
    label: 'A ping of 126 bytes',
    about: 'One byte more than the 7 bits can say.',
    drafts: [hex('70 '.repeat(126).trim(), ping)],
  },
  {
    group: 'Fragments and control frames',
    label: 'A continuation of nothing',
    about: 'The last fragment of a message that never began.',
    drafts: [text('lo', continuation)],
  },
  {
    group: 'Fragments and control frames',
    label: 'A message within a message',
    about: 'A second text begins before the first one has ended.',
    drafts: [text('Hel', more), text('Hello')],
  },
];

const lengths: readonly FramePreset[] = [
  {
    group: 'Length',
    label: '1 GiB claimed, 5 bytes sent',
    about: 'A header of 14 bytes asks the receiver to make room for 1,073,741,824.',
    drafts: [text('Hello', { ...binary, claimedLength: '1073741824' })],
  },
  {
    group: 'Length',
    label: 'The first bit of 64 set',
    about: 'A length of 2^63, in a field whose first bit has to be 0.',
    drafts: [text('Hello', { ...binary, claimedLength: '0x8000000000000000' })],
  },
  {
    group: 'Length',
    label: '5, written in 16 bits',
    about: 'A length that would fit into the 7 bits.',
    drafts: [text('Hello', { lengthForm: '16' })],
  },
];

const data: readonly FramePreset[] = [
  {
    group: 'Data',
    label: 'A text that is no UTF-8',
    about: 'Byte c3 begins a character of two bytes; 28 cannot be its second.',
    drafts: [hex('c3 28')],
  },
  {
    group: 'Data',
    label: 'RSV1 on what is no DEFLATE',
    about: 'Compression was agreed on, the first bit says “compressed”, and the data are not.',
    drafts: [hex('ff ff', { rsv1: true })],
    deflate: true,
  },
  {
    group: 'Data',
    label: 'Close 1006',
    about: 'A code that stands for “there was no Close frame”, in a Close frame.',
    drafts: [close('1006', '')],
  },
  {
    group: 'Data',
    label: 'Close with half a code',
    about: 'A body of one byte, where a code takes two.',
    drafts: [{ ...close('', ''), payload: { kind: 'hex', hex: '03' } }],
  },
  {
    group: 'Data',
    label: 'A text after Close',
    about: 'Somebody says goodbye, and goes on talking.',
    drafts: [close('1000', 'bye'), text('one more thing')],
  },
];

export const framePresets: readonly FramePreset[] = [
  ...rightOnes,
  ...headers,
  ...fragments,
  ...lengths,
  ...data,
];
