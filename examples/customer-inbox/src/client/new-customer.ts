import type { Webhook } from '#protocol/webhook.ts';

const names = ['Nora Lind', 'Paolo Conti', 'Aisha Rahman', 'Jonas Weber', 'Chloé Martin'] as const;

let made = 0;

/** Somebody who has never written before. */
export function newCustomer(): Webhook['customer'] {
  const name = names[made % names.length] ?? names[0];
  made += 1;
  const number = String(crypto.getRandomValues(new Uint32Array(1))[0] ?? 0).padStart(10, '0');
  return {
    name,
    contact: `+46 ${number.slice(0, 2)} ${number.slice(2)}`,
    channel: 'WhatsApp',
    city: 'Umeå',
    interest: 'Nova e-bike',
  };
}
