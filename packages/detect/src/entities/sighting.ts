import type { Session } from '../engine/session.ts';
import { isStub, type Shape } from './shapes.ts';

/** The first and last record that brought an entity while one identity was thought to be logged in. */
interface Receipts {
  readonly epoch: number;
  readonly first: number;
  readonly last: number;
}

/**
 * What the wire said about an entity to one page, in one shape. There are thousands of these, mostly one for each entity, and each
 * is one object: lists of one would be three.
 */
export interface Sighting {
  readonly shape: Shape;
  /** Epoch ms of the last time it came with more than its id. */
  broughtAt: number;
  /** Receipts under the last identity that it came for. */
  epoch: number;
  first: number;
  last: number;
  /** Those under identities before. */
  earlier: readonly Receipts[];
  /** It came as the answer to a request without credentials. */
  isOpen: boolean;
  /** This page made it. */
  isOwn: boolean;
  /** What it was read by: `GET /api/products`. Replaced when there is more: thousands of entities share one. */
  reads: readonly string[];
  /** What was said of the same id in another shape. */
  next: Sighting | undefined;
  /** Number of the look that found the id last, where it is the first of its id. */
  look: number;
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

const none: readonly Receipts[] = [];

/** The first time. */
export function beginSighting(
  shape: Shape,
  { at, seq, isOpen = false, isOwn = false }: Receipt,
  epoch: number,
  reads: readonly string[],
): Sighting {
  return {
    shape,
    broughtAt: isStub(shape) ? Number.NEGATIVE_INFINITY : at,
    epoch,
    first: seq,
    last: seq,
    earlier: none,
    isOpen,
    isOwn,
    reads,
    next: undefined,
    look: 0,
  };
}

/** A further time, in this or another shape. Gives the first of those that are remembered from then on. */
export function noteSighting(
  first: Sighting,
  shape: Shape,
  receipt: Receipt,
  epoch: number,
  reads: readonly string[],
): Sighting {
  let last = first;
  let count = 1;
  for (let one: Sighting | undefined = first; one !== undefined; one = one.next) {
    if (one.shape === shape) {
      noteAgain(one, receipt, epoch, reads);
      return first;
    }
    last = one;
    count++;
  }
  last.next = beginSighting(shape, receipt, epoch, reads);
  return count > MOST_KINDS ? (first.next ?? first) : first;
}

/** All that was said of one id. */
export function listSightings(first: Sighting | undefined): readonly Sighting[] {
  const sightings: Sighting[] = [];
  for (let one = first; one !== undefined; one = one.next) sightings.push(one);
  return sightings;
}

/** Oldest first. */
export const receiptsOf = (sighting: Sighting): readonly Receipts[] => [...sighting.earlier, sighting];

function noteAgain(
  sighting: Sighting,
  { at, seq, isOpen, isOwn }: Receipt,
  epoch: number,
  reads: readonly string[],
): void {
  // Epochs only follow each other.
  if (sighting.epoch !== epoch) beginEpoch(sighting, epoch, seq);
  else if (seq > sighting.last) sighting.last = seq;
  if (!isStub(sighting.shape)) sighting.broughtAt = at;
  if (isOpen) sighting.isOpen = true;
  if (isOwn) sighting.isOwn = true;
  const [read] = reads;
  if (read === undefined || sighting.reads.includes(read) || sighting.reads.length >= MOST_READS_EACH) return;
  sighting.reads = sighting.reads.length === 0 ? reads : [...sighting.reads, read];
}

function beginEpoch(sighting: Sighting, epoch: number, seq: number): void {
  const { epoch: before, first, last } = sighting;
  sighting.earlier = [...sighting.earlier, { epoch: before, first, last }];
  sighting.epoch = epoch;
  sighting.first = seq;
  sighting.last = seq;
}
