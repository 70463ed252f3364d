// What every screen may use: the app, the address, the device's data and the notices. Made once by mountTrolley.

import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { Trolley } from '../app/trolley.ts';
import type { DeviceData, DeviceSnapshot } from './deviceData.ts';
import type { Notices } from './elements/notices.ts';
import type { Navigation } from './routing/navigation.ts';
import type { Amounts } from './text/amounts.ts';
import type { Formats } from './text/formats.ts';
import type { Speech } from './text/speech.ts';

export interface Ui {
  readonly trolley: Trolley;
  readonly speech: Speech;
  readonly navigation: Navigation;
  readonly deviceData: DeviceData;
  readonly notices: Notices;
  readonly formats: Formats;
  readonly amounts: Amounts;
  /** For money and numbers. */
  readonly locale: string;
  /** False over plain http on another host: see elements/InsecureNote. */
  readonly isSecure: boolean;
}

export const UiContext = createContext<Ui | null>(null);

export function useUi(): Ui {
  const ui = useContext(UiContext);
  if (ui === null) throw new Error('useUi is used outside of mountTrolley.');
  return ui;
}

export function useDevice<T>(select: (device: DeviceSnapshot) => T): T {
  return useStore(useUi().deviceData.store, select);
}
