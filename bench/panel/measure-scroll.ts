import type { Page } from '@playwright/test';

const FOR_MS = 4_000;

/** Scrolls the list of records with the wheel, and answers how many frames a second were drawn meanwhile. */
export async function measureScroll(page: Page): Promise<number> {
  const box = await page.getByRole('listbox', { name: 'Records' }).boundingBox();
  if (box === null) throw new Error('The panel shows no list of records.');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  const counted = page.evaluate(countFrames, FOR_MS);
  const endAt = Date.now() + FOR_MS;
  while (Date.now() < endAt) await page.mouse.wheel(0, -400);
  return ((await counted) * 1_000) / FOR_MS;
}

/** Runs in the page. */
function countFrames(forMs: number): Promise<number> {
  return new Promise((resolve) => {
    const endMs = performance.now() + forMs;
    let frames = 0;
    const next = (nowMs: number) => {
      frames++;
      if (nowMs < endMs) requestAnimationFrame(next);
      else resolve(frames);
    };
    requestAnimationFrame(next);
  });
}
