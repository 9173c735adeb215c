/** The picture, the level of the sound, and every track with what it is now. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { levelShare, silenceDb } from './level.ts';
import type { Acquisition, TrackState } from './acquisition.ts';
import { ErrorNote } from './ErrorNote.tsx';
import { trackRows } from './track-report.ts';
import { watchLevel } from './watch-level.ts';

export function AcquiredStream({ acquisition }: { readonly acquisition: Acquisition }) {
  const { stream, tracks, error } = acquisition;
  const video = useRef<HTMLVideoElement>(null);
  const shown = stream.value;
  useEffect(() => {
    if (video.current === null || shown === null) return;
    video.current.srcObject = shown;
    // Without a video track there is nothing to play.
    video.current.play().catch(() => undefined);
  }, [shown]);
  const isLive = tracks.value.some(({ readyState }) => readyState === 'live');
  return (
    <div class="gum-stream">
      <figure>
        <video ref={video} muted playsInline aria-label="What the stream shows" />
        <figcaption>{lightWords(acquisition, isLive)}</figcaption>
      </figure>
      {error.value !== null && <ErrorNote error={error.value} />}
      {tracks.value.map((track) => (
        <TrackCard key={track.id} track={track} acquisition={acquisition} />
      ))}
    </div>
  );
}

function lightWords({ way, isAsking, tracks }: Acquisition, isLive: boolean): string {
  if (isAsking.value) return 'The browser asks you now: its question is beside the address.';
  if (way.value === null) return 'Nothing was asked for yet.';
  if (tracks.value.length === 0) return 'No stream: nothing is in use.';
  if (!isLive) return 'Every track has ended: the device is released, and its light is off.';
  return way.value === 'stand-in'
    ? 'No device is in use: the page draws the picture and makes the tone.'
    : 'The device is in use as long as one of its tracks is live.';
}

interface CardProps {
  readonly track: TrackState;
  readonly acquisition: Acquisition;
}

function TrackCard({ track, acquisition }: CardProps) {
  const { id, kind, label, enabled, muted, readyState } = track;
  const isLive = readyState === 'live';
  const asked = kind === 'video' ? acquisition.asked.value.video : acquisition.asked.value.audio;
  const isDevice = acquisition.way.value === 'devices';
  return (
    <section class="gum-track" aria-label={`${kind} track`}>
      <header>
        <b>{kind}</b> <span>{label === '' ? 'without a label' : label}</span>
        <span class={`gum-state gum-${readyState}`}>
          {readyState}
          {muted ? ', muted by its source' : ''}
        </span>
      </header>
      {kind === 'audio' && isLive && <LevelMeter track={acquisition.track(id)} />}
      <p class="gum-track-buttons">
        <label class="gum-check">
          <input
            type="checkbox"
            checked={enabled}
            disabled={!isLive}
            onChange={({ currentTarget }) => acquisition.setEnabled(id, currentTarget.checked)}
          />
          <span>enabled</span>
        </label>
        <button
          type="button"
          class="button"
          disabled={!isLive}
          onClick={() => acquisition.stopTrack(id)}
        >
          stop()
        </button>
      </p>
      <TrackTable track={track} asked={isDevice ? (asked ?? false) : false} />
    </section>
  );
}

function TrackTable({
  track,
  asked,
}: {
  readonly track: TrackState;
  readonly asked: object | boolean;
}) {
  const rows = trackRows(track.kind, asked, track.settings, track.capabilities);
  return (
    <div
      class="gum-table"
      role="region"
      aria-label={`What the ${track.kind} track says`}
      tabIndex={0}
    >
      <table>
        <thead>
          <tr>
            <th scope="col">constraint</th>
            <th scope="col">asked</th>
            <th scope="col">getSettings()</th>
            <th scope="col">getCapabilities()</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, asked, is, can, met }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{asked === '' ? '–' : asked}</td>
              <td>
                {is}
                {met !== null && (
                  <span class={met ? 'gum-met' : 'gum-missed'}>{met ? ' ✓' : ' ≠'}</span>
                )}
              </td>
              <td>{can === '' ? '–' : can}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function LevelMeter({ track }: { readonly track: MediaStreamTrack | null }) {
  const [db, setDb] = useState(silenceDb);
  useEffect(() => (track === null ? undefined : watchLevel(track, setDb)), [track]);
  return (
    <p class="gum-level">
      <meter
        min={0}
        max={1}
        value={levelShare(db)}
        aria-label="level of the sound"
        aria-valuetext={`${Math.round(db)} dBFS`}
      />
      <span>{db <= silenceDb ? 'silence' : `${Math.round(db)} dBFS`}</span>
    </p>
  );
}
