import { readFile } from 'node:fs/promises';

/** What a fault leaves behind in the naive client of a system: the names of what is off at the end. */
export interface LabPair {
  /** As it stands in the lab's address. */
  readonly system: string;
  /** `none`: nothing happens. */
  readonly fault: string;
  /** Empty: it comes right by itself, or is not hurt. What is off by chance, in brackets, is not among them. */
  readonly hurt: readonly string[];
}

const readme = new URL('../../../lab/README.md', import.meta.url);

/** The table of the lab's README. A pair that cannot be has no entry. */
export async function readLabTable(): Promise<readonly LabPair[]> {
  const lines = (await readFile(readme, 'utf8')).split('\n');
  const from = lines.findIndex((line) => line.startsWith('| naive |'));
  const to = lines.findIndex((line, index) => index > from && !line.startsWith('|'));
  const [faults = [], , ...rows] = lines.slice(from, to).map(cellsOf);
  return rows.flatMap(([system = '', ...cells]) =>
    cells.flatMap((cell, index) =>
      cell === '–' ? [] : [{ system, fault: faults[index + 1] ?? '', hurt: namesIn(cell) }],
    ),
  );
}

const namesIn = (cell: string): readonly string[] =>
  cell === '·' ? [] : cell.split(', ').filter((name) => !name.startsWith('('));

const cellsOf = (line: string): readonly string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
