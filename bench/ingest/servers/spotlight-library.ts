import { setupSpotlight } from '@spotlightjs/spotlight';

// The server of Spotlight without the tracing of itself that its command has.
const server = await setupSpotlight({ port: Number(process.argv[2]), isStandalone: true });
if (server === undefined) throw new Error('Spotlight did not start.');
