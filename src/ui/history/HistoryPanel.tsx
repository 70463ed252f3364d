// The history list in its place beside the cart, on wide screens.

import { text } from '../text/en.ts';
import { HistoryList } from './HistoryList.tsx';

export function HistoryPanel() {
  return (
    <aside className="history" aria-label={text.history.title}>
      <h2 className="panel-title">{text.history.title}</h2>
      <HistoryList />
    </aside>
  );
}
