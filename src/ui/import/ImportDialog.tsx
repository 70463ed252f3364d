// Import carts, prices or orders: choose or drop a file, see what is in it and what cannot be taken, then decide. Nothing is
// kept before that.

import { type DragEvent, useState } from 'react';
import { Dialog } from '../elements/Dialog.tsx';
import { FormError } from '../elements/FormError.tsx';
import { useImportText } from '../text/useImportText.ts';
import { useUi } from '../UiContext.ts';
import { CartFileChoice } from './CartFileChoice.tsx';
import { ImportChoices } from './ImportChoices.tsx';
import { readImport } from './readImport.ts';

/** What files are written in that do not say it themselves. */
const currencies = ['EUR', 'GBP', 'USD', 'CHF', 'SEK', 'NOK', 'DKK', 'PLN', 'CZK', 'HUF', 'JPY'];

interface ChosenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export function ImportDialog({ onClose }: { readonly onClose: () => void }) {
  const words = useImportText();
  const { trolley } = useUi();
  const [file, setFile] = useState<ChosenFile | null>(null);
  const [currency, setCurrency] = useState('EUR');
  const [isOver, setOver] = useState(false);

  /** Of carts; null for a file of another kind. */
  const [content, setContent] = useState<string | null>(null);

  const take = async (chosen: File | undefined) => {
    if (chosen === undefined) return;
    const bytes = new Uint8Array(await chosen.arrayBuffer());
    const written = new TextDecoder().decode(bytes);
    const { isCartFile } = await trolley.cartFiles();
    setContent(isCartFile(written) ? written : null);
    setFile({ name: chosen.name, bytes });
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  };

  return (
    <Dialog title={words.title} onClose={onClose} isWide>
      <p>{words.lead}</p>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut; the file field inside does the same. */}
      <div
        className={isOver ? 'drop is-over' : 'drop'}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <label className="field">
          <span>{words.choose}</span>
          <input
            type="file"
            accept=".csv,.tsv,.txt,.jsonl,text/csv,application/jsonl"
            onChange={(event) => void take(event.target.files?.[0])}
          />
        </label>
        <p className="hint">{words.drop}</p>
      </div>
      {content === null ? (
        <label className="field">
          <span>{words.currency}</span>
          <select value={currency} onChange={(event) => setCurrency(event.target.value)}>
            {currencies.map((known) => (
              <option key={known}>{known}</option>
            ))}
          </select>
        </label>
      ) : (
        <CartFileChoice key={content} content={content} onClose={onClose} />
      )}
      {file === null || content !== null ? null : (
        <Read key={`${file.name} ${currency}`} file={file} currency={currency} onClose={onClose} />
      )}
    </Dialog>
  );
}

function Read({
  file,
  currency,
  onClose,
}: {
  readonly file: ChosenFile;
  readonly currency: string;
  readonly onClose: () => void;
}) {
  const words = useImportText();
  const [reading] = useState(() => readImport(file.bytes, currency));
  if (reading.kind === 'unreadable') {
    return <FormError text={words.fileProblem(reading.problem)} />;
  }
  return <ImportChoices priceList={reading.priceList} orders={reading.orders} onClose={onClose} />;
}
