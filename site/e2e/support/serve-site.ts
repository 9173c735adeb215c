/** Serves a build with the real lab server: `node serve-site.ts <build> [the flags of npm start]`. */
import { chosenCertificate } from '../../../labs-server/src/certificate/chosen-certificate.ts';
import { createServer } from '../../../labs-server/src/create-server.ts';
import { readFlags } from '../../../labs-server/src/main-flags.ts';

const [siteDirectory = '', ...args] = process.argv.slice(2);
const flags = readFlags(args);
if (flags.action !== 'start') throw new Error('Only flags that start a server are of use here.');
const { options, certificate } = flags;
const chosen = certificate && (await chosenCertificate(certificate, options));
const server = await createServer({ ...options, tls: chosen?.tls ?? null, siteDirectory });
console.log(server.urls.site);
process.once('SIGTERM', () => void server.close().then(() => process.exit(0)));
