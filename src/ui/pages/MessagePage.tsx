// A page that says what is the matter and what to do.

import type { ReactNode } from 'react';

export function MessagePage(props: {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly children?: ReactNode;
  /** It takes the place of what somebody was just using: read out at once, and the keyboard goes on from here. */
  readonly takesFocus?: boolean;
  /** There is more on the screen. */
  readonly isPart?: boolean;
  /** Most likely it is not true any more in a second. */
  readonly isPatient?: boolean;
}) {
  const Frame = props.isPart ? 'div' : 'main';
  return (
    <Frame className={props.isPatient ? 'message-page is-patient' : 'message-page'}>
      <div className="message">
        <h1 tabIndex={-1} ref={props.takesFocus ? focus : undefined}>
          {props.title}
        </h1>
        {props.paragraphs.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
        {props.children === undefined ? null : <div className="message-actions">{props.children}</div>}
      </div>
    </Frame>
  );
}

function focus(element: HTMLElement | null) {
  element?.focus();
}
