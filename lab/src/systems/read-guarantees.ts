import { readFile } from 'node:fs/promises';
import type { LabGuarantee } from '@driftscope/records';

const spec = new URL('../../../packages/sync/SPEC.md', import.meta.url);

/** What the sync client promises, in the words of its own specification. */
export async function readGuarantees(): Promise<readonly LabGuarantee[]> {
  return parseGuarantees(await readFile(spec, 'utf8'));
}

/** Each begins with its number and, where it has one, a title in bold; the tests that hold it are left out. */
export function parseGuarantees(markdown: string): readonly LabGuarantee[] {
  const items = markdown.split(/^(?=\d+\. )/m).slice(1);
  return items.flatMap((item) => {
    const [, number, title, rest] = /^(\d+)\. \*\*([^*]+)\*\*(.*)/s.exec(item.replaceAll(/\s+/g, ' ')) ?? [];
    if (number === undefined || title === undefined || rest === undefined) return [];
    const [text = ''] = `${title}${rest}`.split(/ \*Simulated\*| — `/);
    return [{ number: Number(number), title: title.replace(/\.$/, ''), text: text.trim() }];
  });
}
