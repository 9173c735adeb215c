/** What to type so that one's own program reads the camera and publishes, with the addresses of a run. */

/** Where a run's pictures are; its bytes are then on the wire of that run. */
export interface ProgramAddresses {
  /** Origin of the site, from which the program can be fetched. */
  readonly site: string;
  /** Of the M-JPEG lab, without a slash at the end. */
  readonly mJpeg: string;
  /** Of the run's streams by RTSP, without a slash at the end. */
  readonly rtsp: string;
}

export const inputs = ['snapshot', 'm-jpeg', 'rtsp'] as const;

/** How a program gets its pictures. */
export type ProgramInput = (typeof inputs)[number];

export const inputWords: Readonly<Record<ProgramInput, string>> = {
  snapshot: 'snapshots',
  'm-jpeg': 'M-JPEG',
  rtsp: 'RTSP',
};

export interface Command {
  /** What it does; also the name of its Copy button. */
  readonly label: string;
  readonly text: string;
}

/** The address that the program reads. */
export function inputAddress(input: ProgramInput, { mJpeg, rtsp }: ProgramAddresses): string {
  if (input === 'snapshot') return `${mJpeg}/snapshot?quality=50`;
  return input === 'm-jpeg' ? `${mJpeg}/stream?fps=5&quality=50` : `${rtsp}/camera`;
}

/** The address to which it publishes. */
export function outputAddress({ rtsp }: ProgramAddresses): string {
  return `${rtsp}/live`;
}

/** In their order. Double quotes keep `&` from every shell. */
export function commandsFor(
  program: string,
  input: ProgramInput,
  addresses: ProgramAddresses,
): readonly Command[] {
  const address = inputAddress(input, addresses);
  return [
    { label: 'fetch the program', text: `curl -O ${addresses.site}/programs/${program}` },
    { label: 'run it', text: `python3 ${program} "${address}" "${outputAddress(addresses)}"` },
  ];
}
