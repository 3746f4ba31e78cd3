import type { Fault } from '@driftscope/records';

export const foreignFile: Fault = {
  kind: 'foreign-file',
  message:
    'It is neither a recording of Driftscope, nor a ticket, nor a HAR file, or a ticket that was cut, or a HAR file that was cut.',
  hint: 'The panel Driftscope saves recordings and tickets, and a collector saves recordings (GET /api/v1/sessions/ID/export); the network panel of the developer tools saves HAR files.',
};
