/** What is done with a bench while it is recorded. */
import type { Locator } from '@playwright/test';

/** A bench without a scenario is run as it stands, to its own end. */
export interface Scenario {
  /** What a person does before Run: a choice, an edit. */
  readonly prepare?: (bench: Locator) => Promise<void>;
  /** Resolves when the bench has shown its point; the capture then presses Stop. */
  readonly shown?: (bench: Locator) => Promise<void>;
}
