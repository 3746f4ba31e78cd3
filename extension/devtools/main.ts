import { browser } from 'wxt/browser';

browser.devtools.panels.create('Driftscope', '/icon/32.png', '/panel.html');
