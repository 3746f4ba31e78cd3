/**
 * How many times more a count varies than one of single events, when events come in clusters of these sizes: the mean
 * of the squares by the mean (the variance of a compound Poisson count by its mean). 1: each is alone.
 */
export function clustering(sizes: Iterable<number>): number {
  let [sum, squares] = [0, 0];
  for (const size of sizes) {
    sum += size;
    squares += size * size;
  }
  return sum === 0 ? 1 : squares / sum;
}
