// The history list in its place beside the cart, on wide screens.

import { useText } from '../text/TextContext.ts';
import { HistoryList } from './HistoryList.tsx';

export function HistoryPanel() {
  const text = useText();
  return (
    <aside className="history" aria-label={text.history.title}>
      <h2 className="panel-title">{text.history.title}</h2>
      <HistoryList />
    </aside>
  );
}
