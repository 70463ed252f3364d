// A page that says what is the matter and what to do.

import type { ReactNode } from 'react';

export function MessagePage(props: {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly children?: ReactNode;
}) {
  return (
    <main className="message-page">
      <div className="message">
        <h1>{props.title}</h1>
        {props.paragraphs.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
        {props.children === undefined ? null : <div className="message-actions">{props.children}</div>}
      </div>
    </main>
  );
}
