/** What the encodings that make one record may cost together. They stop, with a useless result, when it is spent. */
export interface Budget {
  nodes: number;
  chars: number;
}

export const createBudget = (nodes = 200_000, chars = 4_000_000): Budget => ({ nodes, chars });

export const isSpent = ({ nodes, chars }: Budget): boolean => nodes < 0 || chars < 0;

/** Gives back what was spent, for another attempt at the same record. */
export const refill = (budget: Budget): Budget => Object.assign(budget, createBudget());

/** About how many characters of JSON a whole budget's encodings have. 0: they had to stop, and made nothing. */
export function encodedChars(budget: Budget): number {
  if (isSpent(budget)) return 0;
  const whole = createBudget();
  return (whole.nodes - budget.nodes) * CHARS_PER_NODE + (whole.chars - budget.chars);
}

/** A key or a number, and what stands around it. */
const CHARS_PER_NODE = 12;
