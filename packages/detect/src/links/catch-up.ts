import { isJsonObject, type Json, type JsonObject } from '@driftscope/records';

/** Names of fields by which a client tells how far it has come. */
const cursorName =
  /offset|cursor|since|resume|^after(Id|Seq)?$|^(last|latest)_?(seen|event|message|received|known|id|seq|sync|update|time|version)|^seq(uence)?$/i;
const catchUpName = /sync|resume|replay|catch-?up|recover|since|missed|changes|delta/i;

/** Whether an event of the page asks for what it missed, by its name or by a cursor. */
export function asksToCatchUp(name: string, args: readonly Json[]): boolean {
  const subscription = args.find(isSubscription);
  // It is called by what it is to be told of from now on: `OrderChanges`.
  if (subscription !== undefined) return holdsCursor(subscription.variables);
  return catchUpName.test(name) || args.some(holdsCursor);
}

/** A GraphQL subscription. */
const isSubscription = (arg: Json): arg is JsonObject =>
  isJsonObject(arg) && typeof arg.query === 'string' && /\bsubscription\b[^{]*\{/.test(arg.query);

/** Whether a request asks for what the page missed, by its path or by a cursor in its query. */
export function isCatchUpUrl(url: string): boolean {
  const [path = '', query = ''] = url.replace(/^[a-z]+:\/\/[^/]*/i, '').split('?');
  if (catchUpName.test(path)) return true;
  return query !== '' && [...new URLSearchParams(query)].some(([name, value]) => isCursor(name, value));
}

/** Whether an object says how far its sender has come. */
export const holdsCursor = (value: Json | undefined): boolean =>
  isJsonObject(value) && Object.entries(value).some(([name, item]) => isCursor(name, item));

/** Whether a field by this name, with this value, tells how far its sender has come. */
export const isCursor = (name: string, value: Json): boolean =>
  cursorName.test(name) && (typeof value === 'number' || (typeof value === 'string' && value !== ''));
