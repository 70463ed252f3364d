// Keeping a name and a color on this device, and what is said where that fails.

import { useState } from 'react';
import type { Profile } from '../../app/device.ts';
import { loadReasons } from '../cart/CartContext.ts';
import { storageFailureReason } from '../storageFailure.ts';
import { useText } from '../text/TextContext.ts';
import { useUi } from '../UiContext.ts';

export function useSaveProfile(onDone: () => void) {
  const text = useText();
  const { trolley } = useUi();
  const [error, setError] = useState<string | null>(null);

  const save = async ({ name, color }: Pick<Profile, 'name' | 'color'>): Promise<void> => {
    try {
      await trolley.device.saveProfile({ name: name.trim(), color });
      onDone();
    } catch (failure) {
      const reason = storageFailureReason(failure);
      if (reason === null) throw failure;
      const advice = (await loadReasons())?.[text.language].storage(reason).short ?? '';
      setError(`${text.people.saveFailed} ${advice}`.trim());
    }
  };

  return { save, error };
}
