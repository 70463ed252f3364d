// Who had seen what: the acts of all devices with what their authors knew, as a picture or as a table, and the chosen one from
// near. What is chosen is the moment that the cart behind it shows.

import { useMemo, useState } from 'react';
import type { EventId } from '../../engine/message.ts';
import { useCart, useCartScope } from '../cart/CartContext.ts';
import { Dialog } from '../elements/Dialog.tsx';
import { useReasons } from '../text/reasons.ts';
import { useText } from '../text/TextContext.ts';
import { useCausalText } from '../text/useCausalText.ts';
import { ActInspector } from './ActInspector.tsx';
import { ActList, type Zoom } from './ActList.tsx';
import { ActTable } from './ActTable.tsx';
import { KeptEntries } from './KeptEntries.tsx';
import { type Inspected, useInspection } from './useInspection.ts';
import { useRows } from './useRows.ts';

const zooms: readonly Zoom[] = ['near', 'far', 'farthest'];

export function CausalDialog({ onClose }: { readonly onClose: () => void }) {
  const text = useText();
  const words = useCausalText();
  const reasons = useReasons();
  const inspected = useInspection();
  return (
    <Dialog title={words.title} isWide onClose={onClose}>
      {inspected === null ? <p role="status">{text.common.opening}</p> : null}
      {typeof inspected === 'string' ? <p role="alert">{reasons.storage(inspected).short}</p> : null}
      {inspected === null || typeof inspected === 'string' ? null : <Shown inspected={inspected} />}
    </Dialog>
  );
}

function Shown({ inspected }: { readonly inspected: Inspected }) {
  const words = useCausalText();
  const { session } = useCartScope();
  const cursor = useCart((cart) => cart.cursor?.id ?? null);
  const newest = useCart((cart) => cart.history.entries.at(-1)?.id ?? null);
  const [isTable, setTable] = useState(false);
  const [zoom, setZoom] = useState<Zoom>('near');
  // What cannot be read is no moment of the cart: it can be chosen here all the same.
  const [riddle, setRiddle] = useState<EventId | null>(null);
  const wordsOf = useRows(inspected);
  const { layout, byId, entries, setAside, leftOut } = inspected;
  const rowOf = useMemo(
    () => new Map(layout.rows.flatMap(({ ids }, row) => ids.map((id) => [id, row] as const))),
    [layout],
  );
  const chosen = rowOf.get(riddle ?? cursor ?? newest ?? ('' as EventId)) ?? layout.rows.length - 1;
  const ids = layout.rows[chosen]?.ids ?? [];
  const unread = entries.filter((entry) => entry.unread !== null);

  const choose = (row: number) => {
    const id = layout.rows[row]?.ids.at(-1);
    if (id === undefined) return;
    const isRead = byId.get(id)?.unread === null;
    setRiddle(isRead ? null : id);
    if (isRead) session.moveCursor(id === newest ? null : id);
  };
  const inWords = (id: EventId) => {
    const row = rowOf.get(id);
    return row === undefined ? null : (wordsOf(row)?.what ?? null);
  };

  return (
    <>
      <p className="hint">{words.lead}</p>
      <div className="causal-tools">
        <label>
          <span>{words.view}</span>
          <select value={isTable ? 'table' : 'graph'} onChange={(event) => setTable(event.target.value === 'table')}>
            <option value="graph">{words.asGraph}</option>
            <option value="table">{words.asTable}</option>
          </select>
        </label>
        {isTable ? null : (
          <label>
            <span>{words.zoom}</span>
            <select
              value={zoom}
              onChange={(event) => setZoom(zooms.find((one) => one === event.target.value) ?? 'near')}
            >
              {zooms.map((one) => (
                <option key={one} value={one}>
                  {words.zooms[one]}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      {leftOut === 0 ? null : <p className="hint">{words.leftOut(leftOut)}</p>}
      <div className="causal">
        {isTable ? (
          <ActTable inspected={inspected} wordsOf={wordsOf} chosen={chosen} onChoose={choose} />
        ) : (
          <ActList key={zoom} inspected={inspected} wordsOf={wordsOf} zoom={zoom} chosen={chosen} onChoose={choose} />
        )}
        <div className="causal-near">
          <ActInspector entries={ids.flatMap((id) => byId.get(id) ?? [])} inWords={inWords} />
          <KeptEntries unread={unread} setAside={setAside} />
        </div>
      </div>
    </>
  );
}
