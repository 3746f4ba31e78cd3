/** A whole number for reading: `1,234`. Without `Intl`, which takes a page that shows its first number a frame to load. */
export const formatCount = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',');
