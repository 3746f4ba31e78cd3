import { startTeamChat } from './index.ts';

const chat = await startTeamChat({
  port: Number(process.env.PORT ?? 37439),
  collectorUrl: process.env.COLLECTOR_URL ?? 'http://127.0.0.1:37438',
});
console.log(`Team chat: ${chat.url}/?variant=drifting and ${chat.url}/?variant=synced`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void chat.stop().then(() => process.exit(0)));
}
