import { EXTENSION_KEY } from '../extension-id.ts';

/** The first with `light-dark()`, which the colours are written in. */
const OLDEST = 123;

/** What only Chrome, and browsers made of it, are told. */
export const chrome = {
  target: `chrome${OLDEST}`,
  manifest: {
    key: EXTENSION_KEY,
    minimum_chrome_version: `${OLDEST}`,
    // A batch is one long string full of quotes: as JSON inside JSON it doubled what a frame costs the page.
    message_serialization: 'structured_clone' as const,
  },
};
