/** What a student asks of a data channel, and the options that it means (WebRTC section 6.2). */

export const reliabilities = ['reliable', 'maxRetransmits', 'maxPacketLifeTime'] as const;

export type Reliability = (typeof reliabilities)[number];

export interface ChannelForm {
  readonly label: string;
  readonly protocol: string;
  readonly ordered: boolean;
  readonly reliability: Reliability;
  /** Retransmissions, or milliseconds. */
  readonly limit: number;
  /** Both sides make the channel by themselves, and no message opens it. */
  readonly negotiated: boolean;
  /** Stream identifier of a negotiated channel. */
  readonly id: number;
}

export const firstChannelForm: ChannelForm = {
  label: 'chat',
  protocol: '',
  ordered: true,
  reliability: 'reliable',
  limit: 0,
  negotiated: false,
  id: 100,
};

export function channelInit(form: ChannelForm): RTCDataChannelInit {
  const { ordered, protocol, reliability, limit, negotiated, id } = form;
  return {
    ordered,
    ...(protocol === '' ? {} : { protocol }),
    ...(reliability === 'reliable' ? {} : { [reliability]: limit }),
    ...(negotiated ? { negotiated, id } : {}),
  };
}

/** The call as it would be written: `createDataChannel('chat', { ordered: false })`. */
export function channelCode(form: ChannelForm): string {
  const { ordered, ...others } = channelInit(form);
  const init = { ...(ordered === false ? { ordered } : {}), ...others };
  const members = Object.entries(init).map(([name, value]) => `${name}: ${literal(value)}`);
  const options = members.length === 0 ? '' : `, { ${members.join(', ')} }`;
  return `createDataChannel(${literal(form.label)}${options})`;
}

function literal(value: unknown): string {
  return typeof value === 'string'
    ? `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
    : String(value);
}

/** `ordered, reliable`, `unordered, 0 retransmissions` */
export function kindWords(
  channel: Pick<RTCDataChannel, 'ordered' | 'maxRetransmits' | 'maxPacketLifeTime'>,
): string {
  const { ordered, maxRetransmits, maxPacketLifeTime } = channel;
  const limit =
    maxRetransmits !== null
      ? `${maxRetransmits} retransmissions`
      : maxPacketLifeTime !== null
        ? `${maxPacketLifeTime} ms`
        : 'reliable';
  return `${ordered ? 'ordered' : 'unordered'}, ${limit}`;
}
