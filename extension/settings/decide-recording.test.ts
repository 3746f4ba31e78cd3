import { expect, test } from 'vitest';
import { decideRecording } from './decide-recording.ts';
import { defaultSettings, type Settings } from './settings.ts';

const origin = 'https://chat.example.com';

test('by default a page is recorded while its panel is open', () => {
  expect(decideRecording(defaultSettings, { origins: [origin], panelOpen: true })).toEqual({
    on: true,
    why: 'panel-open',
  });
  expect(decideRecording(defaultSettings, { origins: [origin], panelOpen: false })).toEqual({
    on: false,
    why: 'panel-closed',
  });
});

test('in the mode "all" no panel is needed', () => {
  const settings: Settings = { ...defaultSettings, record: 'all' };
  expect(decideRecording(settings, { origins: [origin], panelOpen: false }).on).toBe(true);
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
  expect(decideRecording(settings, { origins: [origin], panelOpen: false }).on).toBe(on);
});

test('in the mode "listed" a frame is recorded with the page it is in', () => {
  const settings: Settings = { ...defaultSettings, record: 'listed', origins: [origin] };
  const origins = ['https://widgets.example.net', origin];
  expect(decideRecording(settings, { origins, panelOpen: false }).on).toBe(true);
});

test('in the mode "listed" an open panel alone does not record', () => {
  const settings: Settings = { ...defaultSettings, record: 'listed' };
  expect(decideRecording(settings, { origins: [origin], panelOpen: true })).toEqual({ on: false, why: 'not-listed' });
});
