import { gzipSync } from 'node:zlib';
import { bundleScript } from '@driftscope/e2e';

/** kB of a page that has nothing but the client. */
export async function measureSize(): Promise<{ readonly coreKb: number; readonly wholeKb: number }> {
  const sizeOf = async (page: string): Promise<number> => {
    const script = await bundleScript(new URL(`./pages/${page}`, import.meta.url));
    return gzipSync(script, { level: 9 }).length / 1_000;
  };
  return { coreKb: await sizeOf('core.ts'), wholeKb: await sizeOf('whole.ts') };
}
