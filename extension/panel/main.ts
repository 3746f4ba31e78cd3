import { browser } from 'wxt/browser';
import { mountPanel } from './mount-panel.tsx';

mountPanel({ browser, scope: window });
