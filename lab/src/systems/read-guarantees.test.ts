import { expect, test } from 'vitest';
import { parseGuarantees, readGuarantees } from './read-guarantees.ts';

test('a guarantee is its number, its title and what it says, without its tests', () => {
  const markdown =
    '# What holds\n\nIntro.\n\n1. **All\n   is well.** It is, and\n   stays so. *Simulated*. — `a.test.ts`: _it is_\n2. **So is this**, too. — `b.test.ts`\n';
  expect(parseGuarantees(markdown)).toEqual([
    { number: 1, title: 'All is well', text: 'All is well. It is, and stays so.' },
    { number: 2, title: 'So is this', text: 'So is this, too.' },
  ]);
});

test('the specification has those that the lab leads to', async () => {
  const numbers = (await readGuarantees()).map(({ number }) => number);
  expect(numbers).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]);
});
