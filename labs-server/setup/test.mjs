/** `npm test`: everything that `npm run check` does, then the browser tests against the built site. */
import { runBrowserTests, runChecks } from './steps.mjs';

await runChecks();
runBrowserTests();
