// Renders React without a browser: as much of a page as hooks need, and elements that hold nothing but text. Layout, events and
// focus are for the browser tests (e2e/). Before it: `vi.stubGlobal('window', windowOffPage)`.

import { act, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';

interface Rendered {
  /** What is to be read on it. */
  text(): string;
  show(node: ReactNode): Promise<void>;
  leave(): Promise<void>;
}

/** React asks whether what has the focus is one of these. */
export const windowOffPage = { HTMLIFrameElement: class {} };

export async function renderOffPage(node: ReactNode): Promise<Rendered> {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  const page = new FakeNode(1);
  const root = createRoot(page as unknown as Element);
  const show = (next: ReactNode) => act(async () => root.render(next));
  await show(node);
  return { text: () => page.textContent, show, leave: () => act(async () => root.unmount()) };
}

/** What React asks of a node. */
class FakeNode {
  readonly nodeType: number;
  readonly tagName = 'DIV';
  readonly namespaceURI = 'http://www.w3.org/1999/xhtml';
  #text: string;
  #children: FakeNode[] = [];

  constructor(nodeType: number, text = '') {
    this.nodeType = nodeType;
    this.#text = text;
  }

  get textContent(): string {
    return this.#text + this.#children.map((child) => child.textContent).join('');
  }

  set textContent(text: string) {
    this.#children = [];
    this.#text = text;
  }

  get ownerDocument() {
    return {
      nodeType: 9,
      addEventListener() {},
      createElement: () => new FakeNode(1),
      createTextNode: (text: string) => new FakeNode(3, text),
    };
  }

  addEventListener() {}
  setAttribute() {}

  appendChild(child: FakeNode) {
    this.insertBefore(child, null);
  }

  insertBefore(child: FakeNode, next: FakeNode | null) {
    this.removeChild(child);
    this.#children.splice(next === null ? this.#children.length : this.#children.indexOf(next), 0, child);
  }

  removeChild(child: FakeNode) {
    this.#children = this.#children.filter((each) => each !== child);
  }
}
