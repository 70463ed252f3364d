// The history list as a dialog.

import { Dialog } from '../elements/Dialog.tsx';
import { useText } from '../text/TextContext.ts';
import { HistoryList } from './HistoryList.tsx';

export function HistoryDialog({ onClose }: { readonly onClose: () => void }) {
  const text = useText();
  return (
    <Dialog title={text.history.title} isWide onClose={onClose}>
      <HistoryList onChoose={onClose} />
    </Dialog>
  );
}
