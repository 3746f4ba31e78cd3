import { expect } from '@playwright/test';
import type { Device } from '../test.ts';

/** Cuts the device off for `cutMs` at least, does `meanwhile`, and waits until the device is connected again. */
export async function cutFor(
  { chat, network }: Device,
  cutMs: number,
  meanwhile: () => Promise<void> = async () => undefined,
): Promise<void> {
  const cutAt = Date.now();
  network.cut();
  await chat.expectStatus('Connecting…');
  await meanwhile();
  await expect.poll(() => Date.now() - cutAt, { intervals: [100] }).toBeGreaterThanOrEqual(cutMs);
  network.restore();
  await chat.expectStatus('Connected');
}
