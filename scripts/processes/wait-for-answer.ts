import { setTimeout as pause } from 'node:timers/promises';

const POLL_MS = 50;

/** Waits until the URL answers with a success. False when `giveUp` came first. */
export async function waitForAnswer(url: string, giveUp: AbortSignal): Promise<boolean> {
  while (!giveUp.aborted) {
    if (await answers(url, giveUp)) return true;
    await pause(POLL_MS);
  }
  return false;
}

async function answers(url: string, giveUp: AbortSignal): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: giveUp });
    await response.body?.cancel();
    return response.ok;
  } catch {
    // Nobody listens yet.
    return false;
  }
}
