/** The lanes of the race. A mechanism joins by one line. Lanes are spread over both origins: a browser opens six connections to each. */
import { longPollingLane } from './lanes/long-polling-lane.ts';
import { pollingLane } from './lanes/polling-lane.ts';
import { serverSentEventsLane } from './lanes/server-sent-events-lane.ts';
import { webSocketLane } from './lanes/websocket-lane.ts';
import { socketIoLane } from './lanes/socket-io-lane.ts';
import type { RaceLane } from './race-lane.ts';

export const raceLanes: readonly RaceLane[] = [
  pollingLane('polling-1s', 'polling every 1 s', 1000, 'a', 'http'),
  pollingLane('polling-200ms', 'polling every 200 ms', 200, 'b', 'tcp'),
  longPollingLane,
  serverSentEventsLane,
  webSocketLane,
  socketIoLane('socket-io', 'Socket.IO', ['polling', 'websocket'], 'a', 'sio'),
  socketIoLane('socket-io-polling', 'Socket.IO, polling only', ['polling'], 'b', 'ink'),
];
