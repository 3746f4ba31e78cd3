import type { Session } from '../engine/session.ts';
import { isStub, type Shape } from './shapes.ts';

/** What the wire said about an entity to one page, in one shape. */
export interface Sighting {
  readonly shape: Shape;
  /** Epoch ms of the last time it came with more than its id. */
  broughtAt: number;
  /** The first and last record that brought it, for each identity that was thought to be logged in. */
  readonly receipts: { readonly epoch: number; readonly first: number; last: number }[];
  /** It came as the answer to a request without credentials. */
  isOpen: boolean;
  /** This page made it. */
  isOwn: boolean;
  /** What it was read by: `GET /api/products`. Replaced when there is more: thousands of entities share one. */
  reads: readonly string[];
}

/** How an entity came. */
export interface Receipt {
  readonly session: Session;
  readonly at: number;
  readonly seq: number;
  readonly isOpen?: boolean;
  readonly isOwn?: boolean;
  readonly read?: string;
}

/** Kinds of things of one id that are told apart; the oldest is forgotten first. */
const MOST_KINDS = 16;
/** Addresses of reads remembered for each entity that was read by them. */
const MOST_READS_EACH = 16;

/** The first time. Lists are made with their first item: one that grows by a push has room for many, and there are thousands of these. */
export function beginSighting(
  shape: Shape,
  { at, seq, isOpen = false, isOwn = false }: Receipt,
  epoch: number,
  reads: readonly string[],
): Sighting {
  const broughtAt = isStub(shape) ? Number.NEGATIVE_INFINITY : at;
  return { shape, broughtAt, receipts: [{ epoch, first: seq, last: seq }], isOpen, isOwn, reads };
}

/** A further time, in this or another shape. */
export function noteSighting(
  sightings: Sighting[],
  shape: Shape,
  receipt: Receipt,
  epoch: number,
  reads: readonly string[],
): void {
  for (const sighting of sightings) {
    if (sighting.shape !== shape) continue;
    noteAgain(sighting, receipt, epoch, reads);
    return;
  }
  sightings.push(beginSighting(shape, receipt, epoch, reads));
  if (sightings.length > MOST_KINDS) sightings.shift();
}

function noteAgain(
  sighting: Sighting,
  { at, seq, isOpen, isOwn }: Receipt,
  epoch: number,
  reads: readonly string[],
): void {
  // Epochs only follow each other.
  const receipt = sighting.receipts.at(-1);
  if (receipt?.epoch === epoch) receipt.last = Math.max(receipt.last, seq);
  else sighting.receipts.push({ epoch, first: seq, last: seq });
  if (!isStub(sighting.shape)) sighting.broughtAt = at;
  if (isOpen) sighting.isOpen = true;
  if (isOwn) sighting.isOwn = true;
  const [read] = reads;
  if (read === undefined || sighting.reads.includes(read) || sighting.reads.length >= MOST_READS_EACH) return;
  sighting.reads = sighting.reads.length === 0 ? reads : [...sighting.reads, read];
}
