/** The worker of the tank: what waits in it is freed when Stop ends it. */
import { serveDemoWorker, type DemoWork, type WorkerScope } from '../worker/serve-demo-worker.ts';
import { tankWays, type TankSetting } from './tank-report.ts';
import { tankSenders, type TankStream, type TankWorld } from './tank-senders.ts';

type StreamConstructor = new (url: string) => TankStream;

const streamConstructor = Reflect.get(globalThis, 'WebSocketStream') as
  StreamConstructor | undefined;

const world: TankWorld = {
  openSocket: (url) => new WebSocket(url),
  openStream:
    streamConstructor === undefined ? null : (url) => new streamConstructor(toWebSocket(url)),
};

function toWebSocket(url: string): string {
  return url.replace(/^http/, 'ws');
}

const works = tankWays.map((way): [string, DemoWork] => [
  way,
  (lab, input, tell) => tankSenders[way](lab, world, input as TankSetting, tell),
]);

serveDemoWorker(self as unknown as WorkerScope, Object.fromEntries(works), performance);
