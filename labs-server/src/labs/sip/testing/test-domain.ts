/** A domain with two users, a clock that only the test moves, and tokens that count. */
import { createFakeClock, type FakeClock } from '../../../clock/fake-clock.ts';
import type { Flow } from '../flow.ts';
import { SipDomain } from '../sip-domain.ts';
import { TestAgent } from './test-agent.ts';

export interface TestDomain {
  readonly clock: FakeClock;
  readonly domain: SipDomain;
  readonly alice: TestAgent;
  readonly carol: TestAgent;
}

export const passwords: ReadonlyMap<string, string> = new Map([
  ['alice', 'secret of alice'],
  ['carol', 'secret of carol'],
]);

export function createTestDomain(
  resident: (user: string, from: Flow) => Flow | null = () => null,
  transportOfCarol: Flow['transport'] = 'WS',
): TestDomain {
  const clock = createFakeClock();
  let count = 0;
  const token = (): string => {
    count += 1;
    return `t${count}`;
  };
  const domain = new SipDomain({ clock, token, passwords, resident });
  return {
    clock,
    domain,
    alice: new TestAgent(domain, 'alice'),
    carol: new TestAgent(domain, 'carol', transportOfCarol),
  };
}

export function passwordOf(user: string): string {
  return passwords.get(user) ?? '';
}
