// One cart or all of this device as a file. What is in it is said: the links, too.

import { useState } from 'react';
import type { StreamId } from '../../engine/message.ts';
import { Icon } from '../elements/Icon.tsx';
import { holdPressed } from '../elements/pressed.ts';
import { saveFile } from '../elements/saveFile.ts';
import { storageFailureReason } from '../storageFailure.ts';
import { useReasons } from '../text/reasons.ts';
import { useKeepText } from '../text/useKeepText.ts';
import { useUi } from '../UiContext.ts';

export function ExportButton({ only }: { readonly only?: { readonly cartId: StreamId; readonly name: string } }) {
  const reasons = useReasons();
  const words = useKeepText();
  const { trolley, formats } = useUi();
  const [said, setSaid] = useState('');

  const write = async () => {
    try {
      const files = await trolley.cartFiles();
      const file = await files.write(only?.cartId);
      if (file === null) return setSaid(words.nothingToExport);
      const name = fileNameOf(only?.name ?? words.allCarts);
      saveFile(`${name} ${formats.dayKey(file.writtenAt)}.trolley.jsonl`, file.text, 'application/jsonl');
      setSaid(words.exported(file.carts, file.entries));
    } catch (failure) {
      const reason = storageFailureReason(failure);
      if (reason === null) throw failure;
      setSaid(`${words.exportFailed} ${reasons.storage(reason).short}`);
    }
  };

  return (
    <>
      <button type="button" className="button" onClick={(event) => void holdPressed(event.currentTarget, write())}>
        <Icon name="share" />
        {words.export}
      </button>
      <p className="export-said" role="status">
        {said}
      </p>
    </>
  );
}

/** What every file system takes. */
function fileNameOf(name: string): string {
  const plain = name
    .replace(/[\\/:*?"<>|\p{Cc}]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
    .slice(0, 60);
  return plain === '' ? 'Trolley' : plain;
}
