import type { Page } from '@playwright/test';

/** Holds files over the middle of the page, as from a folder's window: `drop` lets them go. */
export async function holdFilesOver(
  page: Page,
  files: readonly string[],
): Promise<{ readonly drop: () => Promise<void> }> {
  const session = await page.context().newCDPSession(page);
  const { width, height } = page.viewportSize() ?? { width: 800, height: 600 };
  const send = (type: 'dragEnter' | 'dragOver' | 'drop') =>
    session.send('Input.dispatchDragEvent', {
      type,
      x: width / 2,
      y: height / 2,
      data: { items: [], files: [...files], dragOperationsMask: 1 },
    });
  await send('dragEnter');
  await send('dragOver');
  return {
    drop: async () => {
      await send('drop');
      await session.detach();
    },
  };
}
