// This browser keeps nothing for us. Stands alone: nothing has been opened.

import { usePagesText } from '../text/usePagesText.ts';
import { MessagePage } from './MessagePage.tsx';

export function MissingPage() {
  const { title, body } = usePagesText().cannotStore;
  return (
    <div className="app">
      <MessagePage title={title} paragraphs={[body]} />
    </div>
  );
}
