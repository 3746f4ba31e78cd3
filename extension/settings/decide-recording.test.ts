import { expect, test } from 'vitest';
import { decideRecording } from './decide-recording.ts';
import { defaultSettings, type Settings } from './settings.ts';

const origin = 'https://chat.example.com';

test('by default a page is recorded while its panel is open', () => {
  expect(decideRecording(defaultSettings, { origins: [origin], panelOpen: true, kept: false })).toEqual({
    on: true,
    why: 'panel-open',
  });
  expect(decideRecording(defaultSettings, { origins: [origin], panelOpen: false, kept: false })).toEqual({
    on: false,
    why: 'panel-closed',
  });
});

test('in the mode "all" no panel is needed', () => {
  const settings: Settings = { ...defaultSettings, record: 'all' };
  expect(decideRecording(settings, { origins: [origin], panelOpen: false, kept: false }).on).toBe(true);
});

test.each([
  ['https://chat.example.com', true],
  ['https://chat.example.com/some/path', true],
  ['https://*.example.com', true],
  ['https://*.chat.example.com', true],
  ['http://chat.example.com', false],
  ['http://*.example.com', false],
  ['https://chat.example.com:8443', false],
  ['https://example.com', false],
  ['https://*.ample.com', false],
])('in the mode "listed", %s covers https://chat.example.com: %s', (listed, on) => {
  const settings: Settings = { ...defaultSettings, record: 'listed', origins: [listed] };
  expect(decideRecording(settings, { origins: [origin], panelOpen: false, kept: false }).on).toBe(on);
});

test('in the mode "listed" a frame is recorded with the page it is in', () => {
  const settings: Settings = { ...defaultSettings, record: 'listed', origins: [origin] };
  const origins = ['https://widgets.example.net', origin];
  expect(decideRecording(settings, { origins, panelOpen: false, kept: false }).on).toBe(true);
});

test('in the mode "listed" an open panel alone does not record', () => {
  const settings: Settings = { ...defaultSettings, record: 'listed' };
  expect(decideRecording(settings, { origins: [origin], panelOpen: true, kept: false })).toEqual({
    on: false,
    why: 'not-listed',
  });
});

test.each([
  ['with its panel open is armed', { origins: [], panelOpen: true, kept: false }, { on: false, why: 'armed' }],
  [
    'that is listed is armed without a panel',
    { origins: [origin], panelOpen: false, kept: false },
    { on: false, why: 'armed' },
  ],
  ['whose panel asked for it is recorded', { origins: [], panelOpen: true, kept: true }, { on: true, why: 'kept' }],
  ['with neither is left alone', { origins: [], panelOpen: false, kept: false }, { on: false, why: 'panel-closed' }],
] as const)('in the mode "armed" a page %s', (_which, { origins, panelOpen, kept }, decision) => {
  const settings: Settings = { ...defaultSettings, record: 'armed', origins: [...origins] };
  expect(decideRecording(settings, { origins: [origin], panelOpen, kept })).toEqual(decision);
});
