import type { ClientName } from '../lab-run/lab-client.ts';

export const clientTitles: Readonly<Record<ClientName, string>> = {
  naive: 'Naive client',
  reference: 'Reference client',
};
