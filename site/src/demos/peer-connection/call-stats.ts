/** What getStats tells of a call, as the numbers that are drawn (WebRTC Statistics). Pure. */

/** An entry of RTCStatsReport. */
export type StatsEntry = Readonly<Record<string, unknown>>;

/** The two reports that belong together. */
export interface StatsPair {
  /** Of the side that sends. */
  readonly near: readonly StatsEntry[];
  /** Of the side that receives; with Bob, the sender's own, which gets back what it sent. */
  readonly far: readonly StatsEntry[];
  readonly atMs: number;
}

export interface CallSample {
  readonly atSeconds: number;
  /** Kilobits per second that left, headers not counted; null before the second look. */
  readonly sentKbps: number | null;
  /** What the encoder aims at. */
  readonly targetKbps: number | null;
  /** What the estimation believes that the path carries. */
  readonly availableKbps: number | null;
  readonly sentFps: number | null;
  readonly shownFps: number | null;
  readonly width: number | null;
  readonly height: number | null;
  /** `none`, `cpu`, `bandwidth`, `other` */
  readonly limitation: string | null;
  readonly codec: string | null;
  readonly keyFrames: number | null;
  /** Requests for a key frame that came back. */
  readonly keyFrameRequests: number | null;
  readonly retransmitted: number | null;
  readonly roundTripMs: number | null;
  readonly jitterMs: number | null;
  readonly packetsLost: number | null;
  readonly framesDropped: number | null;
  readonly freezes: number | null;
  /** Mean time that a frame waited in the jitter buffer, in milliseconds, since the last look. */
  readonly jitterBufferMs: number | null;
  readonly tlsVersion: string | null;
  readonly srtpCipher: string | null;
  /** `host → host` */
  readonly candidates: string | null;
}

/** @param before the look before, null for the first @param startedAtMs zero of the samples */
export function sampleOf(
  before: StatsPair | null,
  now: StatsPair,
  startedAtMs: number,
): CallSample {
  const out = entry(now.near, 'outbound-rtp', 'video');
  const remote = entry(now.near, 'remote-inbound-rtp', 'video');
  const inbound = entry(now.far, 'inbound-rtp', 'video');
  const pair = now.near.find(
    ({ type, nominated }) => type === 'candidate-pair' && nominated === true,
  );
  const transport = entry(now.near, 'transport');
  const outBefore = before === null ? undefined : entry(before.near, 'outbound-rtp', 'video');
  const inBefore = before === null ? undefined : entry(before.far, 'inbound-rtp', 'video');
  const seconds = before === null ? 0 : (now.atMs - before.atMs) / 1000;
  const rate = (name: string, one?: StatsEntry, other?: StatsEntry): number | null =>
    perSecond(number(one?.[name]), number(other?.[name]), seconds);
  const sent = rate('bytesSent', out, outBefore);
  return {
    atSeconds: (now.atMs - startedAtMs) / 1000,
    sentKbps: sent === null ? null : (sent * 8) / 1000,
    targetKbps: kilo(out?.['targetBitrate']),
    availableKbps: kilo(pair?.['availableOutgoingBitrate']),
    sentFps: rate('framesSent', out, outBefore),
    shownFps: rate('framesDecoded', inbound, inBefore),
    width: number(out?.['frameWidth']),
    height: number(out?.['frameHeight']),
    limitation: text(out?.['qualityLimitationReason']),
    codec: text(byId(now.near, out?.['codecId'])?.['mimeType']),
    keyFrames: number(out?.['keyFramesEncoded']),
    keyFrameRequests: number(out?.['pliCount']),
    retransmitted: number(out?.['retransmittedPacketsSent']),
    roundTripMs: milli(remote?.['roundTripTime']) ?? milli(pair?.['currentRoundTripTime']),
    jitterMs: milli(inbound?.['jitter']),
    packetsLost: number(inbound?.['packetsLost']),
    framesDropped: number(inbound?.['framesDropped']),
    freezes: number(inbound?.['freezeCount']),
    jitterBufferMs: meanDelayMs(inBefore, inbound),
    tlsVersion: text(transport?.['tlsVersion']),
    srtpCipher: text(transport?.['srtpCipher']),
    candidates: candidateWords(now.near, pair),
  };
}

function entry(
  entries: readonly StatsEntry[],
  type: string,
  kind?: string,
): StatsEntry | undefined {
  return entries.find(
    (one) => one['type'] === type && (kind === undefined || one['kind'] === kind),
  );
}

function byId(entries: readonly StatsEntry[], id: unknown): StatsEntry | undefined {
  return id === undefined ? undefined : entries.find((one) => one['id'] === id);
}

function number(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function kilo(value: unknown): number | null {
  const plain = number(value);
  return plain === null ? null : plain / 1000;
}

/** Seconds as milliseconds. */
function milli(value: unknown): number | null {
  const plain = number(value);
  return plain === null ? null : plain * 1000;
}

/** A counter that fell began anew. */
function perSecond(now: number | null, before: number | null, seconds: number): number | null {
  if (now === null || before === null || seconds <= 0 || now < before) return null;
  return (now - before) / seconds;
}

function meanDelayMs(before: StatsEntry | undefined, now: StatsEntry | undefined): number | null {
  const difference = (name: string): number | null => {
    const [newer, older] = [number(now?.[name]), number(before?.[name])];
    return newer === null || older === null ? null : newer - older;
  };
  const [delay, count] = [difference('jitterBufferDelay'), difference('jitterBufferEmittedCount')];
  return delay === null || count === null || count <= 0 ? null : (delay / count) * 1000;
}

function candidateWords(
  entries: readonly StatsEntry[],
  pair: StatsEntry | undefined,
): string | null {
  const local = text(byId(entries, pair?.['localCandidateId'])?.['candidateType']);
  const remote = text(byId(entries, pair?.['remoteCandidateId'])?.['candidateType']);
  return local === null || remote === null ? null : `${local} → ${remote}`;
}
