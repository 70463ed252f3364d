// This browser keeps nothing for us. Stands alone: nothing has been opened.

import { useText } from '../text/TextContext.ts';
import { MessagePage } from './MessagePage.tsx';

export function MissingPage() {
  const { title, body } = useText().pages.cannotStore;
  return <MessagePage title={title} paragraphs={[body]} />;
}
