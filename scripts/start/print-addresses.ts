import type { Servers } from './servers.ts';

/** Says where everything is, and how to see a first drift. */
export function printAddresses(
  { collector, examples }: Servers,
  { dataDir, extensionDir }: { readonly dataDir: string; readonly extensionDir: string },
): void {
  const rows = [
    ['Dashboard', collector.url],
    ['First steps', `${collector.url}/start`],
    ['Lab', `${collector.url}/lab`],
    ...examples.flatMap(({ example: { name, variants } }) => [
      [name, variants.drifting],
      ['', variants.synced],
    ]),
    ['Extension', extensionDir],
    ['Data', dataDir],
  ];
  const width = Math.max(...rows.map(([label = '']) => label.length)) + 3;
  const lines = rows.map(([label = '', value]) => `  ${label.padEnd(width)}${value}`);
  console.log(`\nDriftscope is running. Ctrl-C stops it.\n\n${lines.join('\n')}\n`);
}
