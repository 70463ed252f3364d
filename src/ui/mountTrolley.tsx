// Puts the app on the page. main.tsx calls it with the real app; a preview calls it with a fake one.

import { createRoot } from 'react-dom/client';
import type { Trolley } from '../app/trolley.ts';
import { App } from './App.tsx';
import type { Capabilities } from './capabilities.ts';
import { createDeviceData } from './deviceData.ts';
import { later } from './elements/later.ts';
import { createNotices } from './elements/notices.ts';
import { CrashBoundary } from './pages/CrashBoundary.tsx';
import { MissingPage } from './pages/MissingPage.tsx';
import { browserAddressBar } from './routing/addressBar.ts';
import { createNavigation } from './routing/navigation.ts';
import './styles/trolley.css';
import { createAmounts } from './text/amounts.ts';
import { text } from './text/en.ts';
import { createFormats, formatLocale } from './text/formats.ts';
import { UiContext } from './UiContext.ts';

/** `trolley` is null where nothing can be stored. */
export function mountTrolley(element: Element, trolley: Trolley | null, capabilities: Capabilities): void {
  const root = createRoot(element);
  if (trolley === null || !capabilities.canStore) {
    root.render(<MissingPage />);
    return;
  }
  const locale = formatLocale(navigator.languages, text.language);
  const navigation = createNavigation({ trolley, address: browserAddressBar(window), later });
  const ui = {
    trolley,
    navigation,
    deviceData: createDeviceData(trolley.device, text.language),
    notices: createNotices(later),
    formats: createFormats(locale),
    amounts: createAmounts(locale, text.units),
    locale,
    isSecure: capabilities.isSecure,
  };
  root.render(
    <CrashBoundary>
      <UiContext value={ui}>
        <App />
      </UiContext>
    </CrashBoundary>,
  );
}
