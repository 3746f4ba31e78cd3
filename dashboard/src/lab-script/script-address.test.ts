import { expect, test } from 'vitest';
import { labFaultNames } from './lab-fault.ts';
import { randomScript } from './random-script.ts';
import { parseScript, scriptText } from './script-address.ts';

test('a script comes back from its address as it was', () => {
  for (let seed = 0; seed < 50; seed++) {
    const script = randomScript(seed, labFaultNames);
    expect(parseScript(scriptText(script))).toEqual(script);
  }
});

test('what is no script is none', () => {
  for (const text of ['', 'x', '1~', '1~cut', '1~cut.1.2.3', '1~toString.1000.1000', '-1', '1~cut.999999.99999']) {
    expect(parseScript(text)).toBeUndefined();
  }
});
