import { readOwn } from '../hook/read-own.ts';
import type { ReadAddress } from './read-address.ts';

export interface WorkerPlan {
  /** Of the page's own script, absolute. */
  readonly address: string;
  readonly isModule: boolean;
  /** Those of the page, read once. */
  readonly options: WorkerOptions;
}

const { getOwnPropertyDescriptor, getPrototypeOf } = Reflect;
const { URL } = globalThis;
const keys = ['name', 'type', 'credentials'] as const;

/**
 * What it takes to start a worker with a script of ours before the page's. `undefined`: it is left to the browser, because
 * its script is of another origin or has no address, or because to read what the page asks for could run code of the page.
 */
export function planWorker(
  scope: Window & typeof globalThis,
  readAddress: ReadAddress,
  [asked, options]: readonly unknown[],
): WorkerPlan | undefined {
  const text = readAddress(asked);
  const { baseURI } = scope.document;
  if (text === undefined || !URL.canParse(text, baseURI)) return undefined;
  const url = new URL(text, baseURI);
  if (url.origin !== scope.origin || !/^https?:$/.test(url.protocol)) return undefined;
  const read = readOptions(options);
  return read && { address: url.href, isModule: read.type === 'module', options: read };
}

function readOptions(asked: unknown): WorkerOptions | undefined {
  if (asked === undefined || asked === null) return {};
  if (typeof asked !== 'object' || !isPlain(asked)) return undefined;
  const options: WorkerOptions = {};
  const name = readOwn(asked, 'name');
  const type = readOwn(asked, 'type');
  const credentials = readOwn(asked, 'credentials');
  if (name !== undefined && typeof name !== 'string') return undefined;
  if (type !== undefined && type !== 'classic' && type !== 'module') return undefined;
  if (credentials !== undefined && credentials !== 'omit' && credentials !== 'same-origin' && credentials !== 'include')
    return undefined;
  if (name !== undefined) options.name = name;
  if (type !== undefined) options.type = type;
  if (credentials !== undefined) options.credentials = credentials;
  return options;
}

/** Whether all that it answers is what it holds. */
function isPlain(object: object): boolean {
  const prototype = getPrototypeOf(object);
  if (prototype !== null && prototype !== Object.prototype) return false;
  return keys.every((key) => getOwnPropertyDescriptor(object, key)?.get === undefined);
}
