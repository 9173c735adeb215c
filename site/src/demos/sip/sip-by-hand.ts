/** SIP messages that a student types: templates, and a WebSocket of their own. */

export interface SipTemplate {
  readonly label: string;
  readonly text: string;
}

/** What Via calls the connection: `WSS` where it is inside TLS (RFC 7118 section 5.1). */
export type SipTransport = 'WS' | 'WSS';

/** @param labUrl where the lab is; empty while that is not known */
export function transportTo(labUrl: string): SipTransport {
  return labUrl.startsWith('https:') ? 'WSS' : 'WS';
}

interface Parts {
  readonly method: string;
  readonly uri?: string;
  readonly to?: string;
  readonly maxForwards?: string;
  readonly cseq?: string;
  readonly more?: readonly string[];
}

function message(
  transport: SipTransport,
  { method, uri = 'sip:lab.invalid', to = uri, ...parts }: Parts,
): string {
  const { maxForwards = '70', cseq = `# ${method}`, more = [] } = parts;
  return [
    `${method} ${uri} SIP/2.0`,
    `Via: SIP/2.0/${transport} me.invalid;branch=z9hG4bKme#`,
    `Max-Forwards: ${maxForwards}`,
    'From: <sip:me@lab.invalid>;tag=1',
    `To: <${to}>`,
    'Call-ID: by-hand-#',
    `CSeq: ${cseq}`,
    ...more,
    'Content-Length: 0',
    '',
    '',
  ].join('\n');
}

/** In each, `#` stands for a number that each message has of its own. */
export function sipTemplates(transport: SipTransport): readonly SipTemplate[] {
  const of = (parts: Parts): string => message(transport, parts);
  return [
    { label: 'OPTIONS to the server', text: of({ method: 'OPTIONS' }) },
    {
      label: '401: REGISTER without a proof',
      text: of({
        method: 'REGISTER',
        to: 'sip:alice@lab.invalid',
        more: ['Contact: <sip:me@me.invalid;transport=ws>'],
      }),
    },
    {
      label: '407: INVITE without a proof',
      text: of({ method: 'INVITE', uri: 'sip:bob@lab.invalid' }),
    },
    { label: '483: Max-Forwards 0', text: of({ method: 'OPTIONS', maxForwards: '0' }) },
    { label: '400: CSeq of another method', text: of({ method: 'OPTIONS', cseq: '# INVITE' }) },
    {
      label: '420: an unknown extension',
      text: of({ method: 'OPTIONS', more: ['Proxy-Require: magic'] }),
    },
    { label: '404: another domain', text: of({ method: 'OPTIONS', uri: 'sip:a@example.com' }) },
    { label: '416: not a SIP address', text: of({ method: 'OPTIONS', uri: 'tel:+420' }) },
    { label: '481: CANCEL of nothing', text: of({ method: 'CANCEL' }) },
    { label: '505: SIP/3.0', text: of({ method: 'OPTIONS' }).replace('SIP/2.0', 'SIP/3.0') },
  ];
}

/** What is sent: each line ends in CR LF, and `#` is the number of the message. */
export function messageText(text: string, number: number): string {
  return text.replaceAll('#', String(number)).replaceAll(/\r?\n/g, '\r\n');
}

/** The connection for what is typed; opened when the first message is sent, and again when it was closed. */
export class HandSocket {
  readonly #url: string;
  readonly #see: (text: string) => void;
  #socket: WebSocket | null = null;
  #number = 0;

  constructor(url: string, see: (text: string) => void) {
    this.#url = url;
    this.#see = see;
  }

  send(text: string): void {
    this.#number += 1;
    const typed = messageText(text, this.#number);
    const socket = this.#socket ?? this.#open();
    if (socket.readyState === socket.OPEN) socket.send(typed);
    else socket.addEventListener('open', () => socket.send(typed), { once: true });
  }

  close(): void {
    this.#socket?.close();
  }

  #open(): WebSocket {
    const socket = new WebSocket(this.#url, 'sip');
    this.#socket = socket;
    socket.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      const [start = ''] = typeof data === 'string' ? data.split('\r\n') : [];
      this.#see(`by hand: ${start}`);
    });
    socket.addEventListener('close', ({ code, reason }) => {
      this.#socket = null;
      this.#see(`by hand: closed with ${code}${reason === '' ? '' : `, ${reason}`}`);
    });
    return socket;
  }
}
