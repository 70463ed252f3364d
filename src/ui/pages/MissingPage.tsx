// What this browser or address lacks. Stands alone: nothing has been opened.

import type { Capabilities } from '../capabilities.ts';
import { missingInWords } from '../text/enPages.ts';
import { MessagePage } from './MessagePage.tsx';

export function MissingPage({ capabilities }: { readonly capabilities: Capabilities }) {
  const { title, paragraphs } = missingInWords(capabilities.missing, capabilities.url);
  return <MessagePage title={title} paragraphs={paragraphs} />;
}
