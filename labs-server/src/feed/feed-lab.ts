/** The feed's own endpoints. Mounted like a lab, below `/s/<session>/<run>/feed`. */
import type { FeedMessage } from '../../wire/channel-message.ts';
import { feed, feedEndpoints } from '../../wire/mechanisms/feed.ts';
import { receiveBody } from '../labs/body.ts';
import { mountEndpoint, sendJson } from '../labs/endpoint.ts';
import type { Lab } from '../labs/lab.ts';
import type { FeedRegistry } from './feed-registry.ts';

const maxTextBytes = 1_024;

/** The state without starting the feed: one that was never used has published nothing. */
function stateOf(feeds: FeedRegistry, session: string, run: number): FeedMessage {
  const unused = { publishing: false, firstEventId: 1, lastEventId: 0, retainedEvents: 0 };
  let state: FeedMessage = { type: 'feed', run, ...unused, subscribers: [] };
  feeds.observe(session, run, (message) => (state = message))();
  return state;
}

export const feedLab: Lab = {
  mechanism: feed,
  mount(router, context) {
    const { callerOf, feeds } = context;
    mountEndpoint(router, feedEndpoints.state, (request, response) => {
      const { session, run } = callerOf(request);
      sendJson(response, 200, stateOf(feeds, session, run));
    });
    mountEndpoint(router, feedEndpoints.start, (request, response, { rateHz, ...settings }) => {
      const { session, run } = callerOf(request);
      const intervalUs = Math.round(1_000_000 / Number(rateHz));
      sendJson(response, 200, feeds.start(session, run, { ...settings, intervalUs }).snapshot());
    });
    mountEndpoint(router, feedEndpoints.publish, async (request, response) => {
      const { session, run } = callerOf(request);
      const text = await receiveBody(request, response, maxTextBytes);
      if (text === null) return;
      sendJson(response, 201, await feeds.publish(session, run, text.toString('utf8')));
    });
  },
};
