// This browser keeps nothing for us. Stands alone: nothing has been opened.

import { pagesInWords } from '../text/enPages.ts';
import { MessagePage } from './MessagePage.tsx';

export function MissingPage() {
  const { title, body } = pagesInWords.cannotStore;
  return <MessagePage title={title} paragraphs={[body]} />;
}
