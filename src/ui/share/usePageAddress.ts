// The address that links are made of: this page's, or where other devices find it when this page is localhost.

import { useEffect, useState } from 'react';
import { useUi } from '../UiContext.ts';

export interface PageAddress {
  /** Of the page, without its fragment. */
  readonly page: string;
  /** Where one may choose: all origins by which others reach it. */
  readonly origins: readonly string[];
  /** False where nobody but this machine can open it, as far as is known. */
  readonly isForOthers: boolean;
  choose(origin: string): void;
}

export function usePageAddress(): PageAddress {
  const { trolley } = useUi();
  /** Null until the relay has answered. */
  const [origins, setOrigins] = useState<readonly string[] | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);

  useEffect(() => {
    let isWanted = true;
    void trolley.shareAddresses().then((known) => {
      if (isWanted) setOrigins(known);
    });
    return () => {
      isWanted = false;
    };
  }, [trolley]);

  const origin = chosen ?? origins?.[0] ?? window.location.origin;
  return {
    page: origin + window.location.pathname,
    origins: origins ?? [],
    isForOthers: origins === null || origins.length > 0,
    choose: setChosen,
  };
}
