/** Serves a build with the real lab server: `node serve-site.ts <build> [the flags of npm start]`. */
import { createServer } from '../../../labs-server/src/create-server.ts';
import { readFlags } from '../../../labs-server/src/main-flags.ts';

const [siteDirectory = '', ...args] = process.argv.slice(2);
const flags = readFlags(args);
if (flags.action !== 'start') throw new Error('Only flags that start a server are of use here.');
const server = await createServer({ ...flags.options, siteDirectory });
console.log(server.urls.site);
process.once('SIGTERM', () => void server.close().then(() => process.exit(0)));
