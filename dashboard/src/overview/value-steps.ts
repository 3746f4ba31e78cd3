/** Lines that a scale has at most, beside zero. */
const MOST = 5;

/** Round whole numbers from 0 up to the first that is no less than `most`; 0 and 1 where there is nothing. */
export function valueSteps(most: number): readonly number[] {
  let power = 1;
  for (;;) {
    for (const digit of [1, 2, 5]) {
      const step = digit * power;
      const count = Math.max(1, Math.ceil(most / step));
      if (count <= MOST) return Array.from({ length: count + 1 }, (_, index) => index * step);
    }
    power *= 10;
  }
}
