import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyDialogue, withRequest, withResponse, type RtspDialogue } from './rtsp-dialogue.ts';

function ask(dialogue: RtspDialogue, method: string, answer: string): RtspDialogue {
  const request = `${method} rtsp://a/camera RTSP/1.0\r\nCSeq: ${dialogue.nextCseq}\r\n\r\n`;
  return withResponse(withRequest(dialogue, request), `RTSP/1.0 ${answer}\r\n\r\n`);
}

test('the state follows the responses, and the session that SETUP names', () => {
  let dialogue = ask(emptyDialogue, 'SETUP', '200 OK\r\nSession: ab12;timeout=60');
  assert.deepEqual([dialogue.state, dialogue.session, dialogue.nextCseq], ['Ready', 'ab12', 2]);
  dialogue = ask(dialogue, 'PLAY', '200 OK');
  assert.equal(dialogue.state, 'Playing');
  dialogue = ask(dialogue, 'PAUSE', '200 OK');
  assert.equal(dialogue.state, 'Ready');
  dialogue = ask(dialogue, 'TEARDOWN', '200 OK');
  assert.deepEqual([dialogue.state, dialogue.session, dialogue.nextCseq], ['Init', null, 5]);
});

test('a refusal leaves the state', () => {
  const ready = ask(emptyDialogue, 'SETUP', '200 OK\r\nSession: ab12');
  const refused = ask(ready, 'PAUSE', '455 Method Not Valid in This State');
  assert.deepEqual([refused.state, refused.session], ['Ready', 'ab12']);
});

test('a response without a request is of no dialogue', () => {
  assert.equal(withResponse(emptyDialogue, 'RTSP/1.0 200 OK\r\n\r\n'), emptyDialogue);
});
