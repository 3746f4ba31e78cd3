/** What the encodings that make one record may cost together. They stop, with a useless result, when it is spent. */
export interface Budget {
  nodes: number;
  chars: number;
}

export const createBudget = (nodes = 200_000, chars = 4_000_000): Budget => ({ nodes, chars });

export const isSpent = ({ nodes, chars }: Budget): boolean => nodes < 0 || chars < 0;
