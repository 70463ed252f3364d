// Where a bug ends up, so that it is a page with words and not a blank one. The only class: React asks for one.

import { Component, type ReactNode } from 'react';
import { useText } from '../text/TextContext.ts';
import { MessagePage } from './MessagePage.tsx';

export class CrashBoundary extends Component<{ readonly children: ReactNode }, { readonly hasCrashed: boolean }> {
  override state = { hasCrashed: false };

  static getDerivedStateFromError() {
    return { hasCrashed: true };
  }

  override render() {
    return this.state.hasCrashed ? <CrashPage /> : this.props.children;
  }
}

export function CrashPage() {
  const text = useText();
  return (
    <MessagePage title={text.broken.title} paragraphs={[text.broken.body]}>
      <button type="button" className="button button-strong" onClick={() => window.location.reload()}>
        {text.broken.reload}
      </button>
    </MessagePage>
  );
}
