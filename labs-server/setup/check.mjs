/** `npm run check`: format, lint with the import rules, types, dead code, unit tests. */
import { runChecks } from './steps.mjs';

await runChecks();
