import { startChatDay } from './chat-day.ts';

/** Records for each second of CPU that `JSON.parse` alone takes: what the same machine, as busy as it is, gives away at least. */
export function measureParsing(recordCount: number, seed: number): number {
  const day = startChatDay(seed);
  const texts: string[] = [];
  while (texts.length < recordCount) for (const record of day.next()) texts.push(JSON.stringify(record));
  const from = process.threadCpuUsage();
  for (const text of texts) JSON.parse(text);
  const used = process.threadCpuUsage(from);
  return (texts.length * 1e6) / (used.user + used.system);
}
