/** The command line of the lab server. */
import { isIP } from 'node:net';
import { parseArgs } from 'node:util';
import { parseAuthority } from './security/own-names.ts';
import type { ServerOptions } from './server-options.ts';
import { defaultPort, defaultRtspPort, defaultStunPort } from './server-options.ts';

export const helpText = `Usage: npm start -- [flags]

  --port <number>         site on this port, the labs and the runner on the next three (default ${defaultPort})
  --rtsp-port <number>    RTSP on this port (default ${defaultRtspPort})
  --stun-port <number>    STUN and TURN on this port, over UDP and TCP (default ${defaultStunPort})
  --ice turn:<host:port>  let pages use this TURN server instead, for a class behind NATs; needs --ice-secret
  --ice-secret <secret>   the secret that it shares with us (coturn: use-auth-secret, static-auth-secret)
  --host <address>        bind this address instead of the loopback, for instance 0.0.0.0 for a class
  --allow-host <name>     accept this host name too, for instance a name in the local network (repeatable)
  --site-origin <origin>  let a site hosted elsewhere use the labs, for instance https://course.example (repeatable)
  --camera <name>         a camera that ffmpeg reads: /dev/video0, rtsp://..., or a video file; ffmpeg has to be installed
  --https                 speak HTTPS with a certificate made for this machine; it says how to trust it
  --cert <file>           speak HTTPS with this certificate (PEM, with its chain); needs --key
  --key <file>            the private key of --cert (PEM, without a passphrase)
  --help                  print this

Stop with Ctrl+C.
`;

/** What the command line asks for: start with these options, print the help, or the mistake in one line. */
export type MainFlags =
  | {
      readonly action: 'start';
      readonly options: ServerOptions;
      /** Where the certificate comes from; absent: plain HTTP. */
      readonly certificate?: CertificateChoice;
    }
  | { readonly action: 'help' }
  | { readonly action: 'fail'; readonly message: string };

export type CertificateChoice = 'made' | { readonly certPath: string; readonly keyPath: string };

/** The highest port such that the site's and the three after it exist. */
const highestPort = 65_535 - 3;

export function readFlags(args: readonly string[]): MainFlags {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        port: { type: 'string' },
        'rtsp-port': { type: 'string' },
        'stun-port': { type: 'string' },
        ice: { type: 'string' },
        'ice-secret': { type: 'string' },
        host: { type: 'string' },
        'allow-host': { type: 'string', multiple: true, default: [] },
        'site-origin': { type: 'string', multiple: true, default: [] },
        camera: { type: 'string' },
        https: { type: 'boolean', default: false },
        cert: { type: 'string' },
        key: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) return { action: 'help' };
    const options = {
      port: values.port === undefined ? defaultPort : readPort(values.port),
      ...readOwnPort('rtsp-port', values['rtsp-port'], (rtspPort) => ({ rtspPort })),
      ...readOwnPort('stun-port', values['stun-port'], (stunPort) => ({ stunPort })),
      ...readIce(values.ice, values['ice-secret']),
      ...(values.host === undefined ? {} : { host: readAddress(values.host) }),
      ...(values.camera === undefined ? {} : { camera: readCamera(values.camera) }),
      allowHosts: values['allow-host'].map(readHost),
      siteOrigins: values['site-origin'].map(readOrigin),
    };
    const certificate = readCertificateChoice(values);
    return { action: 'start', options, ...(certificate === null ? {} : { certificate }) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { action: 'fail', message: `${message.replace(/\s+/g, ' ')} (--help lists the flags)` };
  }
}

function readCertificateChoice({
  https,
  cert,
  key,
}: {
  readonly https: boolean;
  readonly cert?: string | undefined;
  readonly key?: string | undefined;
}): CertificateChoice | null {
  if (cert !== undefined && key !== undefined) return { certPath: cert, keyPath: key };
  if (cert !== undefined) throw new Error('--cert needs --key, the file of its private key');
  if (key !== undefined) throw new Error('--key needs --cert, the file of the certificate');
  return https ? 'made' : null;
}

function readPort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= highestPort) return port;
  throw new Error(`--port must be a number from 0 to ${highestPort}, not "${text}"`);
}

/** A port beside those of the site; nothing where the flag is not there. */
function readOwnPort<Option>(
  flag: string,
  text: string | undefined,
  option: (port: number) => Option,
): Option | Record<string, never> {
  if (text === undefined) return {};
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return option(port);
  throw new Error(`--${flag} must be a number from 0 to 65535, not "${text}"`);
}

function readIce(
  text: string | undefined,
  secret: string | undefined,
): Pick<ServerOptions, 'ice'> | Record<string, never> {
  if (text === undefined && secret === undefined) return {};
  const authority = /^turn:([^?/@]+)$/.exec(text ?? '')?.[1] ?? '';
  if (parseAuthority(authority) === null) {
    throw new Error(
      `--ice must be a TURN server such as turn:turn.example:3478, not "${text ?? ''}"`,
    );
  }
  if (secret === undefined || secret === '') {
    throw new Error('--ice needs --ice-secret, the secret that the TURN server shares with us');
  }
  return { ice: { authority, secret } };
}

/** An empty address would mean all of them: that must be said, not left out. */
function readAddress(text: string): string {
  if (isIP(text) !== 0) return text;
  const authority = parseAuthority(text);
  if (authority !== null && authority.port === null) return text;
  throw new Error(`--host must be an IP address or a host name of this machine, not "${text}"`);
}

/** ffmpeg decides what it can read; an empty name or another flag is a slip of the pen. */
function readCamera(text: string): string {
  if (text !== '' && !text.startsWith('-')) return text;
  throw new Error(
    `--camera must be a device, an RTSP URL or a file, such as /dev/video0, not "${text}"`,
  );
}

function readHost(text: string): string {
  const authority = parseAuthority(text);
  if (authority !== null && authority.port === null) return authority.hostname;
  throw new Error(`--allow-host must be a host name without a port, not "${text}"`);
}

function readOrigin(text: string): string {
  const origin = URL.parse(text)?.origin;
  if (origin !== undefined && origin.startsWith('http') && text.replace(/\/$/, '') === origin) {
    return origin;
  }
  throw new Error(`--site-origin must be an origin such as https://course.example, not "${text}"`);
}
