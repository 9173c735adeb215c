/** One real ICE agent (RFC 8445) at a host of the virtual network: werift's `Connection`. */
import { type Candidate, CandidatePairState, Connection } from 'werift';
import type { CandidateType, NatEvent, SelectedPair } from '../../wire/nat/nat-event.ts';
import { type AgentId, serverAddress, serverPort } from '../../wire/nat/nat-scenario.ts';
import type { Scheduler } from './scheduler.ts';
import type { VirtualHost } from './virtual-host.ts';
import { atHost } from './virtual-transport.ts';

export interface TurnCredential {
  readonly username: string;
  readonly password: string;
}

export interface IceAgentOptions {
  readonly id: AgentId;
  readonly host: VirtualHost;
  readonly isControlling: boolean;
  /** Null for an agent that may not use the TURN server. */
  readonly turn: TurnCredential | null;
  readonly scheduler: Scheduler;
  readonly onEvent: (event: NatEvent) => void;
}

export class IceAgent {
  readonly #connection: Connection;
  readonly #host: VirtualHost;
  /** What the other sent over the selected pair, oldest first. */
  readonly received: string[] = [];
  isConnected = false;

  constructor({ id, host, isControlling, turn, scheduler, onEvent }: IceAgentOptions) {
    this.#host = host;
    const server = [serverAddress, serverPort] as const;
    this.#connection = new Connection(isControlling, {
      useIpv4: true,
      useIpv6: false,
      interfaceAddresses: { udp4: host.address },
      stunServer: server,
      ...(turn !== null && {
        turnServer: server,
        turnUsername: turn.username,
        turnPassword: turn.password,
      }),
    });
    this.#connection.onIceCandidate.subscribe((candidate) =>
      onEvent({
        kind: 'candidate',
        atMs: scheduler.nowMs(),
        agent: id,
        candidate: candidate.toSdp(),
      }),
    );
    this.#connection.stateChanged.subscribe((state) =>
      onEvent({ kind: 'state', atMs: scheduler.nowMs(), agent: id, state }),
    );
    this.#connection.onData.subscribe((data) => void this.received.push(data.toString('utf8')));
  }

  gather(): Promise<void> {
    return atHost(this.#host, () => this.#connection.gatherCandidates());
  }

  /** What signaling carries: credentials and candidates of the other. */
  async hear(other: IceAgent): Promise<void> {
    const { localUsername, localPassword, localCandidates } = other.#connection;
    this.#connection.setRemoteParams({
      iceLite: false,
      usernameFragment: localUsername,
      password: localPassword,
    });
    for (const candidate of localCandidates) await this.#connection.addRemoteCandidate(candidate);
    await this.#connection.addRemoteCandidate(undefined);
  }

  /** Begins the checks; `isConnected` tells when a pair is nominated. */
  check(): void {
    this.#connection.connect().then(
      () => (this.isConnected = true),
      () => {},
    );
  }

  /** True when no pair is left that could still succeed. */
  hasFailed(): boolean {
    return (
      !this.isConnected &&
      this.#connection.candidatePairs.every(({ state }) => state === CandidatePairState.FAILED)
    );
  }

  send(text: string): Promise<void> {
    return this.#connection.send(Buffer.from(text, 'utf8'));
  }

  /** Null while there is none. */
  selectedPair(): SelectedPair | null {
    const { nominated } = this.#connection;
    if (nominated === undefined) return null;
    const { localCandidate, remoteCandidate } = nominated;
    return {
      local: addressOf(localCandidate),
      localType: typeOf(localCandidate),
      remote: addressOf(remoteCandidate),
      remoteType: typeOf(remoteCandidate),
    };
  }

  close(): Promise<void> {
    return this.#connection.close();
  }
}

function addressOf({ host, port }: Candidate) {
  return { address: host, port };
}

const candidateTypes: readonly string[] = ['host', 'srflx', 'prflx', 'relay'];

function typeOf({ type }: Candidate): CandidateType {
  if (candidateTypes.includes(type)) return type as CandidateType;
  throw new TypeError(`expected a type of candidate, found ${type}`);
}
