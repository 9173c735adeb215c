/** The code of 2019 and today's, statement by statement, run for real: what the browser says to each. */
import { stopTracks } from '../capture/webcam.ts';

export const lines2019 = [
  'var constraints = {video: true};',
  'navigator.getUserMedia(constraints,',
  '    successCallback, errorCallback);',
  'function successCallback(stream) {',
  '  var video = document.querySelector("video");',
  '  video.src = window.URL.createObjectURL(stream);',
  '}',
] as const;

export const linesToday = [
  'const constraints = { video: true };',
  'try {',
  '  const stream =',
  '    await navigator.mediaDevices.getUserMedia(constraints);',
  "  const video = document.querySelector('video');",
  '  video.srcObject = stream;',
  '  await video.play();',
  '} catch (error) {',
  '  console.log(error.name);',
  '}',
] as const;

/** Which code, and which of its statements. */
export type StatementId =
  | '2019-getUserMedia'
  | '2019-callback'
  | '2019-createObjectURL'
  | 'today-getUserMedia'
  | 'today-srcObject';

export interface Statement {
  readonly id: StatementId;
  /** As in the code. */
  readonly code: string;
  /** What the browser says, as text. */
  readonly says: string;
  readonly works: boolean;
}

type LegacyGetUserMedia = (
  constraints: MediaStreamConstraints,
  onStream: (stream: MediaStream) => void,
  onError: (error: unknown) => void,
) => void;

/** What the code of both years needs of the page. */
export interface World2019 {
  /** Undefined where the browser has none. */
  readonly legacy: LegacyGetUserMedia | undefined;
  readonly getUserMedia: (constraints: MediaStreamConstraints) => Promise<MediaStream>;
  readonly createObjectURL: (stream: MediaStream) => string;
  /** Resolves with the size of the picture when the element plays. */
  readonly play: (stream: MediaStream) => Promise<string>;
  /** A stream that needs no permission. */
  readonly standIn: () => MediaStream;
}

const constraints: MediaStreamConstraints = { video: true };

export async function run2019(
  world: World2019,
  tell: (statement: Statement) => void,
): Promise<void> {
  const say = (id: StatementId, code: string, says: string, works: boolean): void =>
    tell({ id, code, says, works });
  const { legacy } = world;
  const kind = legacy === undefined ? 'undefined' : 'a function, kept for old pages';
  say('2019-getUserMedia', 'navigator.getUserMedia', kind, legacy !== undefined);
  const old = await outcomeOf(() => oldStream(legacy));
  say('2019-callback', 'successCallback(stream)', old.says, old.value !== null);
  const stream = old.value ?? world.standIn();
  const which = old.value === null ? ' (tried with the drawing)' : '';
  const url = await outcomeOf(async () => world.createObjectURL(stream));
  const urlCode = 'URL.createObjectURL(stream)';
  say('2019-createObjectURL', urlCode, url.says + which, url.value !== null);
  stopTracks(stream);
  const now = await outcomeOf(() => world.getUserMedia(constraints));
  say('today-getUserMedia', 'await getUserMedia()', now.says, now.value !== null);
  const shown = now.value ?? world.standIn();
  const played = await outcomeOf(() => world.play(shown));
  const instead = now.value === null ? ' (the drawing)' : '';
  say('today-srcObject', 'video.srcObject = stream', played.says + instead, played.value !== null);
  stopTracks(shown);
}

function oldStream(legacy: LegacyGetUserMedia | undefined): Promise<MediaStream> {
  return new Promise((resolve, reject) => {
    if (legacy === undefined) {
      throw new TypeError('navigator.getUserMedia is not a function');
    }
    legacy(constraints, resolve, reject);
  });
}

interface Attempt<Value> {
  readonly value: Value | null;
  readonly says: string;
}

async function outcomeOf<Value extends MediaStream | string>(
  attempt: () => Promise<Value>,
): Promise<Attempt<Value>> {
  try {
    const value = await attempt();
    return { value, says: typeof value === 'string' ? value : 'a MediaStream' };
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    return { value: null, says: message === '' ? name : `${name}: ${message}` };
  }
}
