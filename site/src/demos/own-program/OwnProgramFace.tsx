/** The program, the commands that run it, and the pictures that it publishes. */
import { useSignal } from '@preact/signals';
import { pictureSize } from '@wireside/labs-server/wire/video/frame-code.ts';
import type { ComponentChildren, RefObject } from 'preact';
import { useState } from 'preact/hooks';
import { copyText } from '../../wire-view/clipboard.ts';
import { Announce } from '../Announce.tsx';
import type { ShownFace } from '../trace-face.ts';
import {
  commandsFor,
  inputs,
  inputWords,
  type Command,
  type ProgramAddresses,
  type ProgramInput,
} from './program-commands.ts';
import { nothingPublished, type ProgramReport } from './program-report.ts';

interface Props extends ShownFace<ProgramReport> {
  readonly canvas: RefObject<HTMLCanvasElement>;
  readonly program: string;
  readonly code: ComponentChildren;
  /** Of the run that goes on; null while none does. */
  readonly addresses: ProgramAddresses | null;
  readonly running: boolean;
  /** The screen shows the run of now; a recorded one has its pictures on the wire. */
  readonly isLive: boolean;
}

export function OwnProgramFace({ program, code, addresses, ...rest }: Props) {
  return (
    <div class="own-program-sides">
      <section class="own-program-code" aria-label={program} data-own-keys>
        <h3>
          <code>{program}</code> <a href={`/programs/${program}`}>as a file</a>
        </h3>
        {code}
      </section>
      <Commands program={program} addresses={addresses} />
      <Published {...rest} />
    </div>
  );
}

function Commands({ program, addresses }: Pick<Props, 'program' | 'addresses'>) {
  const input = useSignal<ProgramInput>('snapshot');
  return (
    <section class="own-program-commands" aria-label="Commands">
      <fieldset disabled={addresses === null}>
        <legend>the program reads</legend>
        {inputs.map((one) => (
          <label key={one}>
            <input
              type="radio"
              name="own-program-input"
              checked={input.value === one}
              onChange={() => (input.value = one)}
            />
            <span>{inputWords[one]}</span>
          </label>
        ))}
      </fieldset>
      {addresses === null ? (
        <p>Press Watch: the commands appear here, with the addresses of your session.</p>
      ) : (
        commandsFor(program, input.value, addresses).map((command) => (
          <CommandLine key={command.label} {...command} />
        ))
      )}
    </section>
  );
}

function CommandLine({ label, text }: Command) {
  const [said, setSaid] = useState('');
  const copy = async (): Promise<void> => {
    setSaid((await copyText(text)) ? 'Copied' : 'The browser did not allow it');
  };
  return (
    <div class="own-program-command">
      <span>{label}</span>
      <button
        type="button"
        class="button"
        aria-label={`Copy: ${label}`}
        onClick={() => void copy()}
      >
        Copy
      </button>
      <output>{said}</output>
      <pre tabIndex={0} data-own-keys>
        {text}
      </pre>
    </div>
  );
}

type PublishedProps = Pick<Props, 'canvas' | 'report' | 'onlyBytes' | 'running' | 'isLive'>;

function Published({ canvas, report, onlyBytes, running, isLive }: PublishedProps) {
  const words = publishedWords({ report, onlyBytes, running });
  const { newest, frames } = report ?? nothingPublished;
  return (
    <figure class="own-program-picture">
      <canvas
        ref={canvas}
        {...pictureSize}
        hidden={!isLive}
        role="img"
        aria-label="The published pictures"
      />
      <figcaption>
        <b>source=published</b>
        <span>{newest === null ? 'no frame' : `frame ${newest}`}</span>
        <span>{frames} shown</span>
      </figcaption>
      <p>{words}</p>
      <Announce sentence={running ? words : ''} />
    </figure>
  );
}

function publishedWords({
  report,
  onlyBytes,
  running,
}: Pick<Props, 'report' | 'onlyBytes' | 'running'>): string {
  if (onlyBytes) return 'This recording holds only the bytes of a run.';
  if (report === null || (!running && report.frames === 0)) return 'Nothing was published yet.';
  if (!running) return `${report.frames} published frames were shown.`;
  return report.missing ?? 'Somebody publishes: these are the pictures, as M-JPEG again.';
}
