/** How many rows there are: `1 incident`, `200+ incidents` where more can be read. */
export const countItems = (count: number, isComplete: boolean, noun: string): string =>
  `${count.toLocaleString('en')}${isComplete ? '' : '+'} ${noun}${count === 1 ? '' : 's'}`;
