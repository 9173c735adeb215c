/** What a button does: the real call, and the code that says the same. */
import type { CallId } from './jsep-calls.ts';
import type { JsepPeer } from './jsep-peer.ts';
import { variableOf } from './peer-name.ts';

/** What a call needs beside its peer. */
export interface CallWorld {
  /** A name that no variable of the code has yet: `offer1`. */
  newVariable(stem: string): string;
  /** Sends the local description of `peer`; resolves when it is on its way. */
  send(peer: JsepPeer, variable: string): Promise<void>;
}

export interface PreparedCall {
  /** One statement. */
  readonly code: string;
  run(): Promise<void>;
}

type Prepare = (peer: JsepPeer, world: CallWorld) => PreparedCall;

/** Applies a local description, and keeps it as it is before candidates come. */
async function setLocal(
  peer: JsepPeer,
  description?: RTCLocalSessionDescriptionInit,
): Promise<void> {
  await peer.connection.setLocalDescription(description);
  const { localDescription } = peer.connection;
  peer.local = localDescription && { type: localDescription.type, sdp: localDescription.sdp };
}

const create = (type: 'offer' | 'answer'): Prepare => {
  return (peer, { newVariable }) => {
    const variable = newVariable(type);
    const method = type === 'offer' ? 'createOffer' : 'createAnswer';
    return {
      code: `const ${variable} = await ${variableOf(peer.name)}.${method}();`,
      async run() {
        const description = await peer.connection[method]();
        peer.created = { variable, description };
      },
    };
  };
};

const prepare: Readonly<Record<CallId, Prepare>> = {
  createOffer: create('offer'),
  createAnswer: create('answer'),
  setLocalCreated: (peer) => {
    const { created } = peer;
    return {
      code: `await ${variableOf(peer.name)}.setLocalDescription(${created?.variable ?? 'undefined'});`,
      run: () => setLocal(peer, created?.description),
    };
  },
  setLocal: (peer) => ({
    code: `await ${variableOf(peer.name)}.setLocalDescription();`,
    run: () => setLocal(peer),
  }),
  setLocalPranswer: (peer) => {
    const { created } = peer;
    return {
      code: `await ${variableOf(peer.name)}.setLocalDescription({ type: 'pranswer', sdp: ${created?.variable ?? 'undefined'}?.sdp });`,
      run: () => setLocal(peer, { type: 'pranswer', sdp: created?.description.sdp }),
    };
  },
  send: (peer, world) => {
    const variable = world.newVariable('sent');
    return {
      code: `const ${variable} = ${variableOf(peer.name)}.localDescription;`,
      run: () => world.send(peer, variable),
    };
  },
  setRemote: ({ name, connection, received }) => ({
    code: `await ${variableOf(name)}.setRemoteDescription(${received?.variable ?? 'undefined'});`,
    // Without a description the browser refuses, and that is what a learner should see.
    run: () => connection.setRemoteDescription(received?.description as RTCSessionDescriptionInit),
  }),
  addIceCandidate: (peer) => {
    const queue = `for${peer.name}`;
    return {
      code: `await ${variableOf(peer.name)}.addIceCandidate(${queue}[0]); ${queue}.shift();`,
      async run() {
        const [candidate] = peer.queue;
        await peer.connection.addIceCandidate(candidate);
        if (candidate === undefined) return;
        peer.addedCount += 1;
        peer.queue.splice(peer.queue.indexOf(candidate), 1);
      },
    };
  },
  rollback: (peer) => ({
    code: `await ${variableOf(peer.name)}.setLocalDescription({ type: 'rollback' });`,
    run: () => setLocal(peer, { type: 'rollback' }),
  }),
  restartIce: ({ name, connection }) => ({
    code: `${variableOf(name)}.restartIce();`,
    run: async () => connection.restartIce(),
  }),
  addTransceiver: ({ name, connection }) => ({
    code: `${variableOf(name)}.addTransceiver('audio');`,
    async run() {
      connection.addTransceiver('audio');
    },
  }),
  close: (peer) => ({
    code: `${variableOf(peer.name)}.close();`,
    async run() {
      peer.connection.close();
      peer.noteSignalingState();
    },
  }),
};

export function prepareCall(call: CallId, peer: JsepPeer, world: CallWorld): PreparedCall {
  return prepare[call](peer, world);
}
