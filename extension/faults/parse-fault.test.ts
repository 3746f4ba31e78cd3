import { expect, test } from 'vitest';
import { type FaultForm, faultFamilies } from './fault-forms.ts';
import { parseFault } from './parse-fault.ts';

const forms = faultFamilies.flatMap(({ forms }) => forms);
const formOf = (kind: FaultForm['kind']): FaultForm => {
  const form = forms.find((candidate) => candidate.kind === kind);
  if (form === undefined) throw new Error(`no form: ${kind}`);
  return form;
};

test.each(forms.map((form) => [form.kind, form] as const))(
  '%s can be begun as it stands there at first',
  (_kind, form) => {
    expect(parseFault(form, form.fields)).toMatchObject({ ok: true, value: { kind: form.kind } });
  },
);

test('seconds and minutes become milliseconds, and what is empty is left out', () => {
  const { fields } = formOf('delay');
  expect(
    parseFault(formOf('delay'), { ...fields, socket: '2', delayS: '0,5', forS: '1.5', event: ' message* ' }),
  ).toEqual({
    ok: true,
    value: { kind: 'delay', dir: 'in', event: 'message*', socket: 2, delayMs: 500, forMs: 1_500 },
  });
  expect(parseFault(formOf('skew-clock'), { skewMin: '-2', forS: '60' })).toMatchObject({
    value: { skewMs: -120_000 },
  });
  expect(parseFault(formOf('fail'), { url: '', status: '', forS: '1' })).toEqual({
    ok: true,
    value: { kind: 'fail', url: '', forMs: 1_000 },
  });
});

test.each([
  ['cut', { forS: '' }, /how long/],
  ['cut', { forS: 'soon' }, /how long/],
  ['cut', { forS: '-1' }, /too small/],
  ['freeze', { forS: '31' }, /30 seconds/],
  ['kick', { code: '99', reason: '', socket: '' }, /too small/],
  ['fail', { url: '', status: '200', forS: '1' }, /too small/],
  ['fail', { url: '', status: 'bad', forS: '1' }, /number/],
] as const)('%s with %o cannot be begun, and says why', (kind, values, message) => {
  expect(parseFault(formOf(kind), values)).toMatchObject({
    ok: false,
    error: { message: expect.stringMatching(message) },
  });
});
