import { createHash } from 'node:crypto';

/** What is kept of a secret, in hex. Not salted or slow: secrets are random and of 256 bits, and cannot be guessed. */
export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');
