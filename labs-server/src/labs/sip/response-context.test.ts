/** One request at several targets: what is cancelled, what goes back, and when it is forgotten. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createFakeClock } from '../../clock/fake-clock.ts';
import type { Flow } from './flow.ts';
import { respond, type Status } from './response.ts';
import { ResponseContext } from './response-context.ts';
import { ServerTransaction } from './server-transaction.ts';
import { type Message, type Request, withValues } from './sip-message.ts';
import { TestAgent } from './testing/test-agent.ts';

const shortOf = (message: Message) =>
  message.kind === 'request' ? message.method : message.status;

function createFlow(token: string): Flow & { readonly got: Message[]; take(): unknown[] } {
  const got: Message[] = [];
  return {
    token,
    transport: 'WS',
    got,
    send: (message) => void got.push(message),
    take: () => got.splice(0).map(shortOf),
  };
}

/** An INVITE of Alice's on its way to two phones of Carol's. */
function createSubject() {
  const clock = createFakeClock();
  const [alice, one, two] = ['alice', 'one', 'two'].map(createFlow);
  assert.ok(alice && one && two);
  const agent = new TestAgent({ receive: () => {}, open: () => {} }, 'alice');
  const transaction = new ServerTransaction(agent.request('INVITE'), alice, () => {});
  let ended = 0;
  let count = 0;
  const context = new ResponseContext(
    {
      clock,
      tag: () => 'proxy',
      newBranch: () => `z9hG4bK${(count += 1)}`,
      onEnd: () => (ended += 1),
    },
    transaction,
    transaction.request,
    [one, two].map((flow) => ({ uri: `sip:${flow.token}@carol.invalid`, flow })),
    true,
  );
  context.start();
  const [toOne, toTwo] = [one, two].map(({ got }) => got.splice(0)[0] as Request);
  const [branchOne = '', branchTwo = ''] = context.branchIds;
  assert.ok(toOne && toTwo);
  return {
    clock,
    context,
    alice,
    one,
    two,
    ended: () => ended,
    fromOne: (status: Status) => context.receive(branchOne, respond(toOne, status)),
    fromTwo: (status: Status) => context.receive(branchTwo, respond(toTwo, status)),
    /** A response that says of its way only the last hop. */
    withoutWay: (status: Status) =>
      context.receive(
        branchOne,
        withValues(respond(toOne, status), 'Via', ['SIP/2.0/WS p;branch=x']),
      ),
  };
}

test('RFC 3261 section 9.1: one that is cancelled before it rings gets its CANCEL when it does, once', () => {
  const { one, alice, fromOne, fromTwo } = createSubject();
  fromTwo(200);
  assert.deepEqual(one.take(), []);
  fromOne(180);
  fromOne(180);
  assert.deepEqual(one.take(), ['CANCEL']);
  assert.deepEqual(alice.take(), [200]);
});

test('section 16.7 step 10: after 2xx all is over within 64 * T1, whatever the others still say', () => {
  const { clock, ended, fromOne, fromTwo } = createSubject();
  fromTwo(200);
  fromOne(180);
  clock.advance(20_000);
  fromOne(180);
  clock.advance(12_000);
  // The client considers one that was cancelled as answered; then 2xx may come again.
  clock.advance(32_000);
  assert.deepEqual([ended(), clock.pending()], [1, 0]);
});

test('a 2xx that comes again, and a late 180, keep nothing for longer', () => {
  const { clock, ended, alice, fromOne, fromTwo } = createSubject();
  fromOne(486);
  fromTwo(200);
  clock.advance(31_000);
  fromTwo(200);
  fromTwo(180);
  assert.deepEqual(alice.take(), [200, 200]);
  clock.advance(1_000);
  assert.deepEqual([ended(), clock.pending()], [1, 0]);
});

test('section 16.7 step 3: a response without the way to the caller goes no further', () => {
  const { alice, withoutWay, fromOne } = createSubject();
  withoutWay(180);
  withoutWay(200);
  assert.deepEqual(alice.take(), []);
  fromOne(200);
  assert.deepEqual(alice.take(), [200]);
});

test('section 16.10: a caller who cancels gets 487 though nobody says a word', () => {
  const { clock, context, alice, fromOne } = createSubject();
  fromOne(180);
  context.cancel();
  assert.deepEqual(alice.take(), [180]);
  clock.advance(32_000);
  assert.deepEqual(alice.take(), [487]);
});

test('section 16.7 step 6: 6xx before all, then what tells how to try again, and last what the proxy made', () => {
  for (const [first, second, best] of [
    [486, 401, 401],
    [404, 407, 407],
    [503, 404, 404],
  ] as const) {
    const { alice, fromOne, fromTwo } = createSubject();
    fromOne(first);
    fromTwo(second);
    assert.deepEqual(alice.take(), [best]);
  }
  const { alice, context, one, fromTwo } = createSubject();
  context.flowClosed(one);
  fromTwo(486);
  assert.deepEqual(alice.take(), [486]);
});
