/** A call without a browser: a peer that a test drives, and a link that keeps what is sent. */
import type { SignalingMessage } from '@wireside/labs-server/wire/signaling-message.ts';
import type { CallEvents, CallPeer } from '../../webrtc/call-peer.ts';
import type { LinkListener, SignalingLink } from '../signaling-link.ts';

export class FakePeer {
  readonly events: CallEvents;
  /** What was asked of it: `call`, `receive offer`, `say Hello`, `close`. */
  readonly asked: string[] = [];
  isOpen = false;

  constructor(events: CallEvents) {
    this.events = events;
  }

  call(): void {
    this.asked.push('call');
    this.events.send({ type: 'offer', sdp: 'v=0\r\n' });
  }

  receive({ type }: SignalingMessage): void {
    this.asked.push(`receive ${type}`);
    if (type === 'offer') this.events.send({ type: 'answer', sdp: 'v=0\r\n' });
  }

  say(text: string): boolean {
    if (this.isOpen) this.asked.push(`say ${text}`);
    return this.isOpen;
  }

  close(): void {
    this.asked.push('close');
  }

  open(): void {
    this.isOpen = true;
    this.events.onOpen();
  }

  asPeer(): CallPeer {
    return this as unknown as CallPeer;
  }
}

export class FakeLink implements SignalingLink {
  readonly listener: LinkListener;
  readonly sent: string[] = [];
  left: string | null = null;

  constructor(listener: LinkListener) {
    this.listener = listener;
  }

  send({ type }: SignalingMessage): void {
    this.sent.push(type);
  }

  leave(reason: string): void {
    this.left = reason;
  }
}
