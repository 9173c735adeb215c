/** `npm start`: reads the flags, starts the server, prints where it is, stops cleanly. */
import { chosenCertificate } from './certificate/chosen-certificate.ts';
import { createServer } from './create-server.ts';
import { type CertificateChoice, helpText, readFlags } from './main-flags.ts';
import type { ServerOptions } from './server-options.ts';
import { fillServerOptions } from './server-options.ts';
import { isSiteBuilt } from './site-files/site-app.ts';
import type { RunningServer } from './start-server.ts';

/** If closing should ever hang, the process ends all the same. */
const stopWithinMs = 900;

const flags = readFlags(process.argv.slice(2));
if (flags.action === 'help') process.stdout.write(helpText);
else if (flags.action === 'fail') fail(flags.message);
else await start(flags.options, flags.certificate ?? null);

async function start(given: ServerOptions, choice: CertificateChoice | null): Promise<void> {
  try {
    const identity = choice === null ? null : await chosenCertificate(choice, given);
    const options = { ...given, tls: identity?.tls ?? null };
    const server = await createServer(options);
    announce(server, fillServerOptions(options).siteDirectory);
    for (const line of identity?.words ?? []) console.log(line);
    stopOnSignal(server);
  } catch (error) {
    // A taken port, a certificate or an exercise that cannot be loaded: the message says what to do.
    fail(error instanceof Error ? error.message : String(error));
  }
}

function announce({ urls, notices }: RunningServer, siteDirectory: string): void {
  console.log(`Wireside  ${urls.site}/`);
  console.log(`labs      ${urls.labs.join('  ')}`);
  if (urls.rtsp !== null) console.log(`rtsp      ${urls.rtsp}/camera`);
  if (urls.stun !== null) console.log(`stun      ${urls.stun}  (TURN too)`);
  for (const notice of notices) console.log(notice);
  console.log('Stop with Ctrl+C.');
  if (!isSiteBuilt(siteDirectory)) {
    console.log('The site is not built, so only the API and the labs work: run npm run build.');
  }
}

function stopOnSignal(server: RunningServer): void {
  const stop = (): void => {
    setTimeout(() => process.exit(0), stopWithinMs).unref();
    void server.close().then(() => process.exit(0));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}
