/** `npm test`: everything that `npm run check` does, then the browser tests against the built site. */
import { browserSteps, checkSteps, runSteps } from './steps.mjs';

runSteps([...checkSteps, ...browserSteps]);
