/**
 * What every push lab has to do, whatever its mechanism: every event once, in order, resumable, closed when the
 * client leaves, and bounded memory for a reader that is slow. All of it directly, and through the intermediary.
 */
import { describe, test } from 'node:test';
import type { IntermediaryPolicy } from '../../wire/mechanisms/intermediary.ts';
import type { LabServer } from './testing/lab-server.ts';
import {
  deliversOnceInOrder,
  eventCount,
  resumes,
  resumesAfterCuts,
} from './testing/push-delivery.ts';
import {
  boundsSlowReader,
  cannotOpen,
  endsWithTheSession,
  leavesNothingBehind,
  tellsSlowReader,
} from './testing/push-leaving.ts';
import { policies, withPolicy } from './testing/push-policies.ts';
import type { PushSubject } from './testing/push-subject.ts';

type Property = (subject: PushSubject, server: LabServer) => Promise<void>;
/** By the name that tells what has to hold. */
type Properties = Readonly<Record<string, Property>>;

const common: Properties = {
  'goes on after the last event that a client has, however often it leaves': resumes,
  'holds nothing for a client that left': leavesNothingBehind,
  'ends the response when the session is over': endsWithTheSession,
};

const delivery: Partial<Record<IntermediaryPolicy, Properties>> = {
  'cut-idle': {
    'cannot deliver all in one response, which is cut when silent, but resumes without loss':
      resumesAfterCuts,
  },
  buffer: {
    'delivers every event once and in order, though the last only when more comes':
      deliversOnceInOrder,
  },
};
const promptDelivery: Properties = {
  'delivers every event once and in order': deliversOnceInOrder,
};

const slowReader: Properties = {
  'has bounded memory for a reader that is slow': boundsSlowReader,
};
const slowUpgradedReader: Properties = {
  'closes the connection of a reader that is slow with 1013, and then resets it': boundsSlowReader,
};
/** Here the reader has what waits for it in no time; the others have slow ways of their own. */
const quickPolicies: readonly IntermediaryPolicy[] = ['direct', 'coalesce', 'delay'];

/** What has to hold through this policy. */
function propertiesOf({ upgraded }: PushSubject, policy: IntermediaryPolicy): Properties {
  if (upgraded !== undefined && policy === 'refuse-upgrade') {
    return { 'cannot be opened: the request is answered as any other, by 426': cannotOpen };
  }
  const isQuick = upgraded !== undefined && quickPolicies.includes(policy);
  return {
    ...(delivery[policy] ?? promptDelivery),
    ...common,
    ...(upgraded === undefined ? slowReader : slowUpgradedReader),
    ...(isQuick
      ? { 'tells a slow reader that reads again why it is closed': tellsSlowReader }
      : {}),
  };
}

/** Registers the suite's tests for one mechanism. */
export function pushSuite(subject: PushSubject): void {
  const variant = subject.variant === undefined ? '' : ` (${subject.variant})`;
  for (const policy of subject.policies ?? policies) {
    describe(`${subject.lab.mechanism.id}${variant} is a push lab, via=${policy}`, () => {
      for (const [promise, property] of Object.entries(propertiesOf(subject, policy))) {
        test(promise, () =>
          withPolicy(subject.lab, policy, async (server) => {
            // A feed that publishes nothing by itself, and keeps what the test publishes.
            server.feeds.start('s', 1, { count: 0, retain: eventCount + 1 });
            await property(subject, server);
          }),
        );
      }
    });
  }
}
