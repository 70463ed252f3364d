// Puts the app on the page. main.tsx calls it with the real app; a preview calls it with a fake one.

import { createRoot } from 'react-dom/client';
import type { Trolley } from '../app/trolley.ts';
import { App } from './App.tsx';
import type { Capabilities } from './capabilities.ts';
import { createDeviceData } from './deviceData.ts';
import { later } from './elements/later.ts';
import { lazyPart } from './elements/lazyPart.tsx';
import { createNotices } from './elements/notices.ts';
import { CrashBoundary } from './pages/CrashBoundary.tsx';
import { browserAddressBar } from './routing/addressBar.ts';
import { createNavigation } from './routing/navigation.ts';
import { SpokenUi, SpokenWords } from './Spoken.tsx';
import type { Speech } from './text/speech.ts';

const MissingPage = lazyPart(() => import('./pages/MissingPage.tsx').then((page) => page.MissingPage));

/** `trolley` is null where nothing can be stored. */
export function mountTrolley(
  element: Element,
  trolley: Trolley | null,
  capabilities: Capabilities,
  speech: Speech,
): void {
  const root = createRoot(element);
  if (trolley === null || !capabilities.canStore) {
    root.render(
      <SpokenWords speech={speech}>
        <MissingPage />
      </SpokenWords>,
    );
    return;
  }
  void import('./elements/keys.ts').then(({ listenToKeys }) => listenToKeys(document)).catch(() => {});
  const ui = {
    trolley,
    speech,
    navigation: createNavigation({ trolley, address: browserAddressBar(window), later }),
    deviceData: createDeviceData(trolley.device, () => speech.words().language),
    notices: createNotices(later),
    isSecure: capabilities.isSecure,
  };
  root.render(
    <SpokenWords speech={speech}>
      <CrashBoundary>
        <SpokenUi ui={ui}>
          <App />
        </SpokenUi>
      </CrashBoundary>
    </SpokenWords>,
  );
}
