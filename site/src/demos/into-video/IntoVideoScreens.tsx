/** One screen for each way; those that are not chosen are hidden. */
import type { ComponentChildren } from 'preact';
import { pictureSize } from '@wireside/labs-server/wire/video/frame-code.ts';
import type { ScreenRefs } from './IntoVideoFace.tsx';
import type { WayResult } from './into-video-report.ts';
import { screenWords, wayWords } from './into-video-words.ts';
import type { WayName } from './ways.ts';

interface Props {
  readonly screens: ScreenRefs;
  readonly ways: readonly WayName[];
  readonly results: readonly WayResult[];
  readonly isLive: boolean;
}

const videoWays = ['capture', 'generator', 'mse'] as const;

export function IntoVideoScreens({ screens, ways, results, isLive }: Props) {
  return (
    <div class="into-video-screens" hidden={!isLive}>
      <Screen way="img" isChosen={ways.includes('img')} results={results}>
        <img
          ref={screens.img}
          {...pictureSize}
          crossorigin="anonymous"
          alt="The camera, in an img element"
        />
      </Screen>
      <Screen way="canvas" isChosen results={results}>
        <canvas
          ref={screens.canvas}
          {...pictureSize}
          role="img"
          aria-label="The camera, painted by fetch and canvas"
        />
      </Screen>
      {videoWays.map((way) => (
        <Screen key={way} way={way} isChosen={ways.includes(way)} results={results}>
          <video
            ref={screens[way]}
            {...pictureSize}
            muted
            playsInline
            aria-label={`The camera, in a video element by ${wayWords[way]}`}
          />
        </Screen>
      ))}
    </div>
  );
}

interface ScreenProps {
  readonly way: WayName;
  readonly isChosen: boolean;
  readonly results: readonly WayResult[];
  readonly children: ComponentChildren;
}

function Screen({ way, isChosen, results, children }: ScreenProps) {
  const number = results.find((result) => result.way === way)?.newest ?? null;
  return (
    <figure hidden={!isChosen}>
      {children}
      <figcaption>
        <b>{screenWords[way]}</b>
        <span>{number === null ? 'no frame' : `frame ${number}`}</span>
      </figcaption>
    </figure>
  );
}
