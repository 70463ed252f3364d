// My name and colour, on this device. Carts that are open tell the others.

import type { Profile } from '../../app/device.ts';
import { Dialog } from '../elements/Dialog.tsx';
import { useText } from '../text/TextContext.ts';
import { ProfileForm } from './ProfileForm.tsx';

export function ProfileDialog({ profile, onClose }: { readonly profile: Profile; readonly onClose: () => void }) {
  const text = useText();
  return (
    <Dialog title={text.people.profileTitle} onClose={onClose}>
      <ProfileForm profile={profile} onDone={onClose} />
    </Dialog>
  );
}
