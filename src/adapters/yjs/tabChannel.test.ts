import { describe, expect, test, vi } from 'vitest';
import type { StreamId } from '../../engine/message.ts';
import type { ReplicaId } from '../../log/replicaId.ts';
import { createTabChannel } from './tabChannel.ts';

const streamId = 'AAAAAAAAAAAAAAAAAAAAAA' as StreamId;

function channel() {
  const sent: unknown[] = [];
  let hear: (event: { readonly data: unknown }) => void = () => {};
  const close = vi.fn();
  const open = vi.fn(() => ({
    postMessage: (message: unknown) => void sent.push(message),
    addEventListener: (_type: 'message', listener: typeof hear) => {
      hear = listener;
    },
    close,
  }));
  const onGrew = vi.fn();
  const onChanged = vi.fn();
  const tabs = createTabChannel({ open, streamId, onGrew, onChanged });
  return { tabs, sent, open, close, onGrew, onChanged, hear: (data: unknown) => hear({ data }) };
}

describe('the channel between tabs', () => {
  test('says which logs have grown to what length, and nothing more', () => {
    const { tabs, sent, open } = channel();
    expect(open).toHaveBeenCalledWith(`trolley/${streamId}`);
    tabs.tell([2, 3, 4].map((seq) => ({ replicaId: 7 as ReplicaId, seq, bytes: 'secret' })));
    tabs.tell([{ replicaId: 8 as ReplicaId, seq: 0 }]);
    tabs.tell([]);
    expect(sent).toEqual([
      { stream: streamId, replica: 7, length: 5 },
      { stream: streamId, replica: 8, length: 1 },
    ]);
  });

  test('says that the history is another one, and hears it', () => {
    const { tabs, sent, onGrew, onChanged, hear } = channel();
    tabs.tellChanged();
    expect(sent).toEqual([{ stream: streamId, changed: true }]);
    hear(structuredClone(sent[0]));
    expect(onChanged).toHaveBeenCalledOnce();
    expect(onGrew).not.toHaveBeenCalled();
  });

  test('hears the same, of this stream only, and ignores what it cannot read', () => {
    const { onGrew, onChanged, hear } = channel();
    hear({ stream: streamId, replica: 7, length: 5, more: true });
    for (const noise of [
      null,
      'hi',
      {},
      { stream: 'other', replica: 7, length: 5 },
      { stream: streamId, replica: '7', length: 5 },
      { stream: streamId, replica: 7, length: 0 },
      { stream: streamId, replica: 2 ** 60, length: 1 },
      { stream: 'other', changed: true },
      { stream: streamId, changed: 7 },
    ])
      hear(noise);
    expect(onGrew.mock.calls).toEqual([[7, 5]]);
    expect(onChanged).not.toHaveBeenCalled();
  });

  test('once closed, says and hears nothing: a closed port throws at whoever posts', () => {
    const { tabs, close, sent, hear, onGrew } = channel();
    tabs.close();
    tabs.tell([{ replicaId: 7 as ReplicaId, seq: 0 }]);
    tabs.tellChanged();
    hear({ stream: streamId, replica: 7, length: 5 });
    expect([close.mock.calls.length, sent, onGrew.mock.calls.length]).toEqual([1, [], 0]);
  });
});
