/** What travels between the peers, and what the newest call was answered. */
import type { ComponentChildren } from 'preact';
import { SectionLink } from '../../wire-view/SectionLink.tsx';
import { isRefused, newestRefusal, type LogEntry, type MessageEntry } from './jsep-log.ts';
import type { JsepView } from './jsep-session.ts';
import { shortCode } from './code-of-log.ts';
import { whyRefused } from './why-refused.ts';

/** Older ones are in the timeline. */
const maxMessages = 5;

interface Props {
  readonly view: JsepView;
  /** What stands below: the record of everything. */
  readonly children: ComponentChildren;
}

export function BetweenPeers({ view, children }: Props) {
  const messages = view.log.filter((entry) => entry.kind === 'message');
  const hidden = Math.max(0, messages.length - maxMessages);
  const { Alice, Bob } = view.peers;
  return (
    <div class="jsep-between">
      <RefusalNote log={view.log} />
      {messages.length === 0 && (
        <p class="jsep-empty">
          Descriptions and candidates appear here when a peer sends them. Here, signaling is a
          variable of this page.
        </p>
      )}
      {(Alice.isWithoutNetwork || Bob.isWithoutNetwork) && (
        <p class="jsep-queue">
          No candidate after 3 s: this machine has no network, and a browser offers no loopback
          address. All calls and states work as shown; the two cannot connect.
        </p>
      )}
      {hidden > 0 && <p class="jsep-empty">{hidden} earlier, in the timeline</p>}
      <ol class="jsep-messages" aria-label="Messages of signaling">
        {messages.slice(-maxMessages).map((message) => (
          <Message key={message.number} message={message} />
        ))}
      </ol>
      <Queue peer="Bob" waiting={Bob.queue.length} isEarly={!Bob.hasRemote} />
      <Queue peer="Alice" waiting={Alice.queue.length} isEarly={!Alice.hasRemote} />
      {children}
    </div>
  );
}

function Message({ message }: { readonly message: MessageEntry }) {
  const { peer, what, about } = message;
  const isCandidate = what === 'candidate';
  return (
    <li data-from={peer} data-what={isCandidate ? 'candidate' : 'description'}>
      <span class="visually-hidden">{peer} sends </span>
      <span class={`chip ${isCandidate ? 'stun' : 'sdp'}`}>{what}</span> <span>{about}</span>
    </li>
  );
}

interface QueueProps {
  readonly peer: string;
  readonly waiting: number;
  readonly isEarly: boolean;
}

function Queue({ peer, waiting, isEarly }: QueueProps) {
  if (waiting === 0) return null;
  const until = isEarly ? 'until the other’s description is applied' : 'for addIceCandidate()';
  return (
    <p class="jsep-queue">
      <b>{waiting}</b> {waiting === 1 ? 'candidate waits' : 'candidates wait'} for {peer} in the
      page’s own queue, {until}.
    </p>
  );
}

function RefusalNote({ log }: { readonly log: readonly LogEntry[] }) {
  const refused = newestRefusal(log);
  const why = refused && whyRefused(refused);
  return (
    <div role="status" class="jsep-refused" data-empty={refused === null}>
      {refused !== null && isRefused(refused.outcome) && (
        <p>
          <b>{refused.outcome.name}</b> · {refused.peer}: <code>{shortCode(refused.code)}</code>
          <br />
          <q>{refused.outcome.message}</q>
        </p>
      )}
      {why !== null && (
        <p>
          {why.text} <SectionLink source={why.source} />
        </p>
      )}
    </div>
  );
}
