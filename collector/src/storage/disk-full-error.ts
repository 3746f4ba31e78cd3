/** Nothing could be stored for want of room. What was stored before can be read. */
export class DiskFullError extends Error {
  constructor(cause: unknown) {
    super('There is no room left for the data folder.', { cause });
    this.name = 'DiskFullError';
  }
}
