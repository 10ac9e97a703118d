/**
 * A promise that a load returns without waiting for it. It may fail before the page is on its way, when nobody
 * listens yet; without this the process would end.
 */
export function later<Value>(promise: Promise<Value>): Promise<Value> {
  promise.catch(() => undefined)
  return promise
}
