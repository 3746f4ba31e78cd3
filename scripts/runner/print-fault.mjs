/**
 * What keeps a task from running, as data.
 * @typedef {{ readonly kind: string, readonly message: string, readonly hint: string }} Fault
 */

/**
 * Says on stderr what is wrong and what to do next.
 * @param {Fault} fault
 */
export function printFault(fault) {
  const marked = process.stderr.isTTY ? '\u001b[31m✗\u001b[0m' : '✗';
  console.error(`${marked} ${fault.message}\n  ${fault.hint}`);
}
