import { browser } from 'wxt/browser';
import { mountPopup } from './mount-popup.tsx';

void mountPopup({ browser, scope: window });
