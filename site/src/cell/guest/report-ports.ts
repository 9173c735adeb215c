/**
 * What a cell posts to its ports and channels, and what it hears on them. A listener that is added to a port does not
 * start it (HTML section 9.4.4), so the cell gets its messages as if nobody else listened.
 */
import type { Whereabouts } from '../../lab/documents/document-report.ts';
import { deliveredReport, type Happened } from './delivered-report.ts';

type Tell = (happened: Happened) => void;

export interface PortReports {
  /** Ports that came with a message; `from` is where their other ends are, if that is known. */
  watch(ports: readonly MessagePort[], from: Whereabouts): void;
}

/** Patches the realm: its `MessageChannel`, `MessagePort` and `BroadcastChannel`. */
export function reportPorts(scope: typeof globalThis, tell: Tell): PortReports {
  const otherEnds = new WeakMap<object, Whereabouts>();
  const watch = (ports: readonly MessagePort[], from: Whereabouts): void => {
    for (const port of ports) {
      otherEnds.set(port, from);
      port.addEventListener('message', (event) => {
        if (!event.isTrusted) return;
        watch(event.ports, from);
        tell(deliveredReport(scope, event, 'MessagePort', from));
      });
    }
  };
  tellPosts(scope, 'MessagePort', (port) => otherEnds.get(port), tell);
  onConstruct(scope, 'MessageChannel', ({ port1, port2 }) => watch([port1, port2], null));
  const names = new WeakMap<object, string>();
  tellPosts(scope, 'BroadcastChannel', (channel) => names.get(channel), tell);
  onConstruct(scope, 'BroadcastChannel', (channel) => {
    names.set(channel, channel.name);
    channel.addEventListener('message', (event: MessageEvent) => {
      if (event.isTrusted) {
        tell(deliveredReport(scope, event, 'BroadcastChannel', channel.name));
      }
    });
  });
  return { watch };
}

/** @param whereTo undefined for what is not the cell's: the runner itself has ports */
function tellPosts(
  scope: typeof globalThis,
  lane: 'MessagePort' | 'BroadcastChannel',
  whereTo: (target: object) => Whereabouts | undefined,
  tell: Tell,
): void {
  const { prototype } = scope[lane];
  const post: unknown = Reflect.get(prototype, 'postMessage');
  if (typeof post !== 'function') return;
  const postMessage = function (this: object, ...values: unknown[]): void {
    const to = whereTo(this);
    const { performance } = scope;
    const atMs = performance.timeOrigin + performance.now();
    const told = { lane, atMs, to: to ?? null, data: values[0], ports: 0 };
    try {
      Reflect.apply(post, this, values);
    } catch (thrown) {
      if (to !== undefined) tell({ way: 'thrown', ...told, verdict: String(thrown) });
      throw thrown;
    }
    if (to !== undefined) tell({ way: 'posted', ...told });
  };
  Reflect.set(prototype, 'postMessage', postMessage);
}

function onConstruct<Name extends 'MessageChannel' | 'BroadcastChannel'>(
  scope: typeof globalThis,
  name: Name,
  onNew: (made: InstanceType<(typeof globalThis)[Name]>) => void,
): void {
  // A Proxy keeps name, prototype and instanceof.
  const watched = new Proxy(scope[name], {
    construct(target, values, newTarget): object {
      const made = Reflect.construct(target, values, newTarget) as InstanceType<
        (typeof globalThis)[Name]
      >;
      onNew(made);
      return made;
    },
  });
  Reflect.set(scope, name, watched);
}
