/** The code that does what the learner pressed: it can be copied into the console of a browser. */
import { isRefused, type CallEntry, type LogEntry } from './jsep-log.ts';

const beginTrickling = [
  'const alice = new RTCPeerConnection();',
  'const bob = new RTCPeerConnection();',
  "alice.createDataChannel('chat');",
  'const forAlice = [], forBob = []; // candidates that wait',
  'alice.onicecandidate = ({ candidate }) => candidate?.candidate && forBob.push(candidate);',
  'bob.onicecandidate = ({ candidate }) => candidate?.candidate && forAlice.push(candidate);',
];

const beginWaiting = [
  'const alice = new RTCPeerConnection();',
  'const bob = new RTCPeerConnection();',
  "alice.createDataChannel('chat');",
  'const forAlice = [], forBob = []; // nothing comes here: descriptions hold the candidates',
  'const gathered = async (pc) => {',
  "  while (pc.iceGatheringState !== 'complete')",
  "    await new Promise((done) => pc.addEventListener('icegatheringstatechange', done, { once: true }));",
  '};',
];

/** A program, one line each. Calls that were refused say so, and do not end it. */
export function codeOfLog(log: readonly LogEntry[], trickle: boolean): string {
  const calls = log.filter((entry) => entry.kind === 'call');
  const begin = trickle ? beginTrickling : beginWaiting;
  return [...begin, '', ...calls.flatMap((call) => statementOf(call, trickle))].join('\n');
}

function statementOf({ call, code, peer, outcome }: CallEntry, trickle: boolean): string[] {
  const sends = call === 'send';
  const gather = sends && !trickle ? [`await gathered(${peer.toLowerCase()});`] : [];
  const note = sends ? ` // ${peer} sends it, by any signaling` : '';
  if (!isRefused(outcome)) return [...gather, code + note];
  if (sends) return [`// ${peer} has nothing to send yet.`];
  // What follows an await that was refused would not be reached.
  const [first = ''] = code.replace(/^const \w+ = /, '').split(';');
  const says = `// ${outcome.name}`;
  if (!first.startsWith('await '))
    return [`try { ${first}; } catch (error) { console.log(error); } ${says}`];
  return [`${first}.catch(console.log); ${says}`];
}

/** `alice.createOffer()`, of the statement that calls it. */
export function shortCode(code: string): string {
  const [first = ''] = code.split(';');
  return first.replace(/^(const \w+ = )?(await )?/, '');
}
