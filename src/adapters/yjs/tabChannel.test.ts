import { describe, expect, test, vi } from 'vitest';
import type { ReplicaId, StreamId } from '../../engine/message.ts';
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
  const onNews = vi.fn();
  const onAdopted = vi.fn();
  const tabs = createTabChannel({ open, streamId, onNews, onAdopted });
  return { tabs, sent, open, close, onNews, onAdopted, hear: (data: unknown) => hear({ data }) };
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

  test('says which logs have become others, and hears it', () => {
    const { tabs, sent, onNews, onAdopted, hear } = channel();
    tabs.tellAdopted([7, 8] as ReplicaId[]);
    expect(sent).toEqual([{ stream: streamId, adopted: [7, 8] }]);
    hear(structuredClone(sent[0]));
    expect(onAdopted.mock.calls).toEqual([[[7, 8]]]);
    expect(onNews).not.toHaveBeenCalled();
  });

  test('hears the same, of this stream only, and ignores what it cannot read', () => {
    const { onNews, onAdopted, hear } = channel();
    hear({ stream: streamId, replica: 7, length: 5, more: true });
    for (const noise of [
      null,
      'hi',
      {},
      { stream: 'other', replica: 7, length: 5 },
      { stream: streamId, replica: '7', length: 5 },
      { stream: streamId, replica: 7, length: 0 },
      { stream: streamId, replica: 2 ** 60, length: 1 },
      { stream: 'other', adopted: [7] },
      { stream: streamId, adopted: 7 },
      { stream: streamId, adopted: ['7'] },
    ])
      hear(noise);
    expect(onNews.mock.calls).toEqual([[{ replica: 7, length: 5 }]]);
    expect(onAdopted).not.toHaveBeenCalled();
  });

  test('closes', () => {
    const { tabs, close } = channel();
    tabs.close();
    expect(close).toHaveBeenCalled();
  });
});
