/** One side of a call as its ICE agent tells it: candidates, errors, states, pairs. */
import { agentStats, type AgentStats, type StatsEntry } from './agent-stats.ts';
import { candidateFacts, type CandidateFacts } from './candidate-facts.ts';

/** An `icecandidateerror` event: WebRTC section 4.8.3. */
export interface CandidateErrorFacts {
  readonly atMs: number;
  readonly url: string;
  /** Of STUN, 300 to 699; 701 where the server did not answer. */
  readonly code: number;
  readonly text: string;
}

export interface AgentReport extends AgentStats {
  readonly iceState: RTCIceConnectionState;
  readonly gathering: RTCIceGatheringState;
  readonly candidates: readonly CandidateFacts[];
  readonly errors: readonly CandidateErrorFacts[];
  /** Milliseconds from Run to the first connected pair; null before. */
  readonly connectedMs: number | null;
}

export const noAgent: AgentReport = {
  iceState: 'new',
  gathering: 'new',
  role: 'unknown',
  candidates: [],
  errors: [],
  pairs: [],
  connectedMs: null,
};

export class IceAgent {
  readonly connection: RTCPeerConnection;
  readonly #now: () => number;
  readonly #onChange: () => void;
  #report = noAgent;
  #restarts = 0;

  /**
   * @param now milliseconds since Run
   * @param onChange something else is known of this agent
   */
  constructor(connection: RTCPeerConnection, now: () => number, onChange: () => void) {
    this.connection = connection;
    this.#now = now;
    this.#onChange = onChange;
    connection.addEventListener('icecandidate', ({ candidate }) => this.#onCandidate(candidate));
    connection.addEventListener('icecandidateerror', (event) => this.#onError(event));
    connection.addEventListener('icegatheringstatechange', () =>
      this.#change({ gathering: connection.iceGatheringState }),
    );
    connection.addEventListener('iceconnectionstatechange', () => this.#onState());
  }

  get report(): AgentReport {
    return this.#report;
  }

  /** Candidates from now on are of the next generation. */
  restarted(): void {
    this.#restarts += 1;
  }

  /** Looks at the statistics once. */
  async measure(): Promise<void> {
    const report = await this.connection.getStats();
    const entries: StatsEntry[] = [];
    report.forEach((entry: StatsEntry) => entries.push(entry));
    const { role, pairs } = agentStats(entries);
    // A closed connection has no pairs any more: what was last seen stays.
    if (pairs.length > 0 || this.#report.pairs.length === 0) this.#change({ role, pairs });
  }

  #onCandidate(candidate: RTCIceCandidate | null): void {
    if (candidate === null) return;
    const facts = candidateFacts(candidate, this.#now(), this.#restarts);
    if (facts !== null) this.#change({ candidates: [...this.#report.candidates, facts] });
  }

  #onError({ url, errorCode, errorText }: RTCPeerConnectionIceErrorEvent): void {
    const error = { atMs: this.#now(), url, code: errorCode, text: errorText };
    this.#change({ errors: [...this.#report.errors, error] });
  }

  #onState(): void {
    const { iceConnectionState: iceState } = this.connection;
    const isConnected = iceState === 'connected' || iceState === 'completed';
    const { connectedMs } = this.#report;
    this.#change({
      iceState,
      connectedMs: isConnected ? (connectedMs ?? this.#now()) : connectedMs,
    });
  }

  #change(part: Partial<AgentReport>): void {
    this.#report = { ...this.#report, ...part };
    this.#onChange();
  }
}
