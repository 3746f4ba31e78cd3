import { expect, test } from 'vitest';
import { identifyPort } from './identify-port.ts';

const extensionUrl = 'chrome-extension://abc/';

test('a panel is a page of the extension, and says which tab it looks at', () => {
  const sender = { url: `${extensionUrl}panel.html?tabId=7` };
  expect(identifyPort({ name: 'panel:7', sender }, extensionUrl)).toEqual({ kind: 'panel', tabId: 7 });
});

test('a popup is a page of the extension too', () => {
  const sender = { url: `${extensionUrl}popup.html` };
  expect(identifyPort({ name: 'popup:7', sender }, extensionUrl)).toEqual({ kind: 'popup', tabId: 7 });
  const page = { url: 'https://a.example/', origin: 'https://a.example', tab: { id: 3 } };
  expect(identifyPort({ name: 'popup:7', sender: page }, extensionUrl)).toEqual({ kind: 'stranger' });
});

test('a web page is no panel, whatever it calls its port', () => {
  const sender = { url: 'https://a.example/', origin: 'https://a.example', tab: { id: 3 } };
  expect(identifyPort({ name: 'panel:7', sender }, extensionUrl)).toEqual({ kind: 'stranger' });
});

test('a bridge is known by the tab and origin that Chrome vouches for', () => {
  const sender = { url: 'https://a.example/x', origin: 'https://a.example', tab: { id: 3 } };
  expect(identifyPort({ name: 'bridge', sender }, extensionUrl)).toEqual({
    kind: 'bridge',
    tabId: 3,
    isFrame: false,
    origins: ['https://a.example'],
  });
});

test('the bridge of a frame is known by the page it is in, too', () => {
  const sender = { url: 'about:srcdoc', origin: 'null', tab: { id: 3, url: 'https://a.example/x' } };
  expect(identifyPort({ name: 'bridge of a frame', sender }, extensionUrl)).toEqual({
    kind: 'bridge',
    tabId: 3,
    isFrame: true,
    origins: ['null', 'https://a.example'],
  });
});

test.each(['', 'panel:', 'panel:x', 'bridge', 'other'])('a port named "%s" with no sender is a stranger', (name) => {
  expect(identifyPort({ name }, extensionUrl)).toEqual({ kind: 'stranger' });
});
