/** What RFC 9110 and RFC 9112 ask of every HTTP server, tried on each listener: Node's own answers are off. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createServer } from '../create-server.ts';
import type { IntermediaryOptions } from '../intermediary/intermediary-options.ts';
import { createIntermediary } from '../intermediary/intermediary.ts';
import type { RunningServer } from '../start-server.ts';
import type { RawClient } from '../testing/raw-client.ts';
import { connectRaw } from '../testing/raw-client.ts';

interface Subject {
  readonly name: string;
  connect(): Promise<RawClient>;
  /** Any path that it serves. */
  readonly path: string;
  /** A request-line without version that has a body, which the server has not answered when its head is read. */
  readonly takesBody: string;
  readonly answersBody: RegExp;
}

let server: RunningServer;
/** `/s/<session>/<run>` of a living session. */
let sessionPath: string;
const subjects: Subject[] = [];

/** Only the server's own dials may use the upstream listener, so this is one. */
async function dialUpstream(options: IntermediaryOptions, session: string): Promise<RawClient> {
  const client = await connectRaw(`http://127.0.0.1:${server.upstreamPort}`);
  options.registerDial(client.socket.localPort ?? 0, {
    session,
    run: 1,
    hopOf: 1,
    mechanism: null,
  });
  return client;
}

before(async () => {
  const { promise, resolve } = Promise.withResolvers<IntermediaryOptions>();
  server = await createServer(
    { port: 0 },
    {
      createIntermediary(options) {
        resolve(options);
        return createIntermediary(options);
      },
    },
  );
  const intermediary = await promise;
  const { site, runner, labs } = server.urls;
  const created = await fetch(`${site}/api/sessions`, { method: 'POST' });
  const { id } = (await created.json()) as { id: string };
  sessionPath = `/s/${id}/1`;
  const publish = `POST ${sessionPath}/feed/publish`;
  const listening = (name: string, url: string, takesBody: string, answersBody: RegExp) =>
    subjects.push({ name, connect: () => connectRaw(url), path: '/', takesBody, answersBody });
  listening('site', site, 'POST /api/attempts', /^HTTP\/1\.1 400 /m);
  listening('runner', runner, 'GET /runner/', /^HTTP\/1\.1 (200|404) /m);
  for (const lab of labs) listening(`lab ${lab}`, lab, publish, /^HTTP\/1\.1 201 /m);
  const connect = () => dialUpstream(intermediary, id);
  subjects.push({
    name: 'upstream',
    connect,
    path: `${sessionPath}/polling/latest`,
    takesBody: publish,
    answersBody: /^HTTP\/1\.1 201 /m,
  });
});
after(() => server.close());

async function answerTo(subject: Subject, request: string): Promise<string> {
  const client = await subject.connect();
  client.send(request);
  await client.closed;
  return client.received();
}

test('RFC 9112 section 3.2: a missing, repeated or invalid Host field is answered with 400', async () => {
  for (const subject of subjects) {
    for (const fields of [
      '',
      'Host:\r\n',
      'Host: a@b\r\n',
      'Host: localhost\r\nhost: localhost\r\n',
    ]) {
      const answer = await answerTo(subject, `GET ${subject.path} HTTP/1.1\r\n${fields}\r\n`);
      assert.match(answer, /^HTTP\/1\.1 400 [\s\S]*"code":"host-invalid"/, subject.name);
      assert.match(answer, /one valid Host field/);
    }
  }
});

const statusLine = (text: string): string => text.slice(0, text.indexOf('\r\n'));
const absolute = (path: string, authority: string, host: string): string =>
  `GET http://${authority}${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`;

test('RFC 9112 section 3.2.2: the absolute-form is accepted on every listener', async () => {
  for (const subject of subjects) {
    const plain = await answerTo(
      subject,
      `GET ${subject.path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`,
    );
    const answer = await answerTo(subject, absolute(subject.path, 'localhost:80', 'other.test'));
    assert.equal(statusLine(answer), statusLine(plain), subject.name);
    const refused = await answerTo(subject, absolute(subject.path, 'a@b', 'localhost'));
    assert.match(refused, /^HTTP\/1\.1 400 [\s\S]*"code":"host-invalid"/, subject.name);
  }
});

test('RFC 9112 section 3.2.2: the host of the target counts, not the Host field', async () => {
  for (const subject of subjects.filter(({ name }) => name !== 'upstream')) {
    const answer = await answerTo(subject, absolute(subject.path, 'evil.test', 'localhost'));
    assert.match(answer, /^HTTP\/1\.1 421 /, subject.name);
  }
});

test('RFC 9112 section 3.2.2: a lab answers the absolute-form, also through the intermediary', async () => {
  const { labs } = server.urls;
  for (const via of ['', '&via=rechunk']) {
    const path = `${sessionPath}/http-streaming/chunks?text=Hello${via}`;
    const client = await connectRaw(labs[0]);
    client.send(absolute(path, new URL(labs[0]).host, 'other.test'));
    await client.closed;
    assert.match(client.received(), /^HTTP\/1\.1 200 [\s\S]*\r\n0\r\n\r\n$/);
  }
});

test('RFC 9110 section 10.1.1: 100-continue is answered with 100, then comes the final response', async () => {
  for (const subject of subjects) {
    const client = await subject.connect();
    const fields =
      'Host: localhost\r\nExpect: 100-continue\r\nContent-Type: application/json\r\nContent-Length: 2\r\n';
    client.send(`${subject.takesBody} HTTP/1.1\r\n${fields}Connection: close\r\n\r\n`);
    await client.until('HTTP/1.1 100 Continue\r\n\r\n');
    client.send('{}');
    await client.closed;
    assert.match(client.received(), subject.answersBody, subject.name);
  }
});

const wondering = (path: string, version: string): string =>
  `GET ${path} HTTP/${version}\r\nHost: localhost\r\nExpect: wonders\r\nConnection: close\r\n\r\n`;

test('RFC 9110 section 10.1.1: any other expectation is answered with 417, but not in HTTP/1.0', async () => {
  for (const subject of subjects) {
    const refused = await answerTo(subject, wondering(subject.path, '1.1'));
    assert.match(refused, /^HTTP\/1\.1 417 [\s\S]*"code":"unknown-expectation"/, subject.name);
    const older = await answerTo(subject, wondering(subject.path, '1.0'));
    assert.match(older, /^HTTP\/1\.1 (200|204|404|503) /, subject.name);
  }
});

test('an HTTP/1.0 request without Host reaches a lab, also behind the intermediary, only if its target names us', async () => {
  const lab = subjects.find(({ name }) => name.startsWith('lab '));
  assert.ok(lab);
  const { host } = new URL(server.urls.labs[0]);
  for (const via of ['direct', 'rechunk', 'buffer']) {
    const path = `${sessionPath}/polling/latest?via=${via}`;
    const nameless = await answerTo(lab, `GET ${path} HTTP/1.0\r\n\r\n`);
    assert.match(nameless, /^HTTP\/1\.1 421 [\s\S]*has no Host field/, via);
    const named = await answerTo(lab, `GET http://${host}${path} HTTP/1.0\r\n\r\n`);
    assert.match(named, /^HTTP\/1\.1 200 /, via);
    assert.equal(named.includes('\r\nVia: 1.1 wireside\r\n'), via !== 'direct');
  }
});
