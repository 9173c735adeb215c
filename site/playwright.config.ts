import { defineConfig } from '@playwright/test';
import { findBrowser } from '../labs-server/setup/browser.mjs';

const browser = findBrowser(process.env, process.platform);

/**
 * Of several lists Chromium takes the last one only, so what Playwright switches off stands here again. The windows that
 * wait below the address bar would take two processes, and two thirds of the time, of every new page.
 */
const disabledFeatures = [
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'TcpPortRandomizationWin',
  'ThirdPartyStoragePartitioning',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'WebUIOmniboxPopup',
];

/** Flags with which Chromium stays alone with this machine: no background traffic, no sandbox in containers. */
export const browserFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--disable-features=${disabledFeatures.join(',')}`,
];

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  fullyParallel: false,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  // A busy machine may be slow once; the report then names the test as flaky.
  retries: process.env['CI'] === undefined ? 0 : 1,
  forbidOnly: process.env['CI'] !== undefined,
  reporter: [['list'], ['./e2e/support/summary-reporter.ts']],
  use: {
    actionTimeout: 15_000,
    viewport: { width: 1440, height: 900 },
    // A trace keeps a snapshot of the whole page at every step: of these pages it takes longer than the steps.
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(browser === null ? {} : { executablePath: browser }),
      args: browserFlags,
    },
  },
});
