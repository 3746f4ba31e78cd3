export { isReplayed } from './plan/is-replayed.ts';
export { takesPart } from './plan/takes-part.ts';
export { writePlaywrightTest } from './write-playwright-test.ts';
