/** `npm run check`: format, lint with the import rules, types, dead code, unit tests. */
import { checkSteps, runSteps } from './steps.mjs';

runSteps(checkSteps);
