/** The streams of pictures, as their server counts them. */
import type { Page } from '@playwright/test';
import type { LabServer } from './lab.ts';

/** M-JPEG responses that the lab server has open, of all sessions. */
export async function openStreams(page: Page, lab: LabServer): Promise<number> {
  const made = await page.request.post(`${lab.url}/api/sessions`);
  const { id, labs } = (await made.json()) as { id: string; labs: [string, string] };
  const answer = await page.request.get(`${labs[0]}/s/${id}/1/m-jpeg/status`);
  return ((await answer.json()) as { process: { streams: number } }).process.streams;
}
