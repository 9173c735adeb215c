/** The running call of the anatomy, what a learner changed of its descriptions, and what the browser made of it. */
import { useSignal, type ReadonlySignal, type Signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { refusalOf } from '../jsep/jsep-log.ts';
import {
  makeCall,
  type Call,
  type CallEnd,
  type CallWorld,
  type EditPlace,
  type Side,
} from './apply-edit.ts';
import { readSdp, type SdpDocument, type SdpRow } from './sdp-document.ts';
import { noEdits, transplant, withEdit, type Edits } from './sdp-edits.ts';

export interface RunningCall {
  readonly offer: SdpDocument;
  readonly answer: SdpDocument;
  readonly end: CallEnd;
}

export interface AppliedEdit {
  readonly side: Side;
  readonly place: EditPlace;
  readonly end: CallEnd;
  /** The answer to the edited offer; null where there was none. */
  readonly answer: SdpDocument | null;
  readonly missing: readonly string[];
}

export interface SdpCall {
  readonly running: ReadonlySignal<RunningCall | null>;
  readonly edits: ReadonlySignal<Readonly<Record<Side, Edits>>>;
  readonly applied: ReadonlySignal<AppliedEdit | null>;
  readonly isBusy: ReadonlySignal<boolean>;
  /** False until the component is alive. */
  readonly isAlive: ReadonlySignal<boolean>;
  /** Why there is no call; empty where there is one, or none was begun. */
  readonly problem: ReadonlySignal<string>;
  start(): Promise<void>;
  edit(side: Side, row: SdpRow, text: string | null): void;
  replaceEdits(side: Side, edits: Edits): void;
  apply(side: Side, place: EditPlace): Promise<void>;
}

const nothingEdited = { offer: noEdits, answer: noEdits };

export function useSdpCall(): SdpCall {
  const running = useSignal<RunningCall | null>(null);
  const edits = useSignal<Readonly<Record<Side, Edits>>>(nothingEdited);
  const applied = useSignal<AppliedEdit | null>(null);
  const isBusy = useSignal(false);
  const isAlive = useSignal(false);
  const problem = useSignal('');
  const open = useRef<Call | null>(null);
  const isGone = useRef(false);
  const world = useWorld();
  useEffect(() => {
    isAlive.value = true;
    return () => {
      isGone.current = true;
      open.current?.close();
    };
  }, []);

  const replaceEdits = (side: Side, changed: Edits): void => {
    edits.value = { ...edits.peek(), [side]: changed };
  };
  const begin = async (): Promise<void> => {
    open.current?.close();
    const call = await makeCall(null, await world());
    if (isGone.current) return call.close();
    open.current = call;
    applied.value = null;
    edits.value = nothingEdited;
    running.value = runningCall(call.end);
    const { refused } = call.end;
    problem.value = refused === null ? '' : `${refused.code}: ${refused.refusal.message}`;
  };
  const apply = async (side: Side, place: EditPlace): Promise<void> => {
    const call = running.peek();
    if (call === null) return;
    applied.value = await applyEdits(call[side], edits.peek()[side], side, place, await world());
  };
  return {
    running,
    edits,
    applied,
    isBusy,
    isAlive,
    problem,
    start: () => busy(begin, isBusy, problem),
    edit: (side, row, text) => replaceEdits(side, withEdit(edits.peek()[side], row, text)),
    replaceEdits,
    apply: (side, place) => busy(() => apply(side, place), isBusy, problem),
  };
}

/** Whatever goes wrong is a sentence in `problem`. */
async function busy(
  work: () => Promise<void>,
  isBusy: Signal<boolean>,
  problem: Signal<string>,
): Promise<void> {
  isBusy.value = true;
  try {
    await work();
  } catch (thrown) {
    problem.value = refusalOf(thrown).message;
  } finally {
    isBusy.value = false;
  }
}

function runningCall(end: CallEnd): RunningCall | null {
  const offer = readSdp(end.offer ?? '');
  const answer = readSdp(end.answer ?? '');
  return offer === null || answer === null ? null : { offer, answer, end };
}

/** Connections with the same two certificates in every call: a fingerprint stays right when its line is edited. */
function useWorld(): () => Promise<CallWorld> {
  const certificates = useRef<RTCCertificate[] | null>(null);
  return async () => {
    if (typeof RTCPeerConnection === 'undefined') {
      throw new Error('This browser has no RTCPeerConnection.');
    }
    const own = (certificates.current ??= await twoCertificates());
    let count = 0;
    return {
      createConnection() {
        const certificate = own[count % 2];
        count += 1;
        return new RTCPeerConnection(certificate ? { certificates: [certificate] } : {});
      },
      wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    };
  };
}

async function applyEdits(
  shown: SdpDocument,
  edits: Edits,
  side: Side,
  place: EditPlace,
  world: CallWorld,
): Promise<AppliedEdit> {
  let missing: readonly string[] = [];
  const change = (sdp: string): string => {
    const changed = transplant(shown, edits, sdp);
    missing = changed.missing;
    return changed.text;
  };
  const { end, close } = await makeCall({ side, place, change }, world);
  close();
  return { side, place, end, answer: end.answer === null ? null : readSdp(end.answer), missing };
}

function twoCertificates(): Promise<RTCCertificate[]> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  return Promise.all([1, 2].map(() => RTCPeerConnection.generateCertificate(algorithm)));
}
