// The first look at a stream with a long history that is not open here: what it came to when it was closed, sealed with the ends of its
// logs (decision 23). It counts only if those are the ends of what is stored, and the relay, asked, has nothing else.

import { StorageFailure } from '../../src/engine/eventStore.ts';
import { contentOf, type KeyframeStore, keyframeOf } from '../../src/engine/keyframe.ts';
import type { ActorId, StreamId } from '../../src/engine/message.ts';
import type { LogHead } from '../../src/log/logHead.ts';
import type { MemberPorts } from './memberPorts.ts';
import type { StreamAddress } from './openMember.ts';

export interface SealedLooks {
  /** Null where it has to be opened, to say what it comes to. */
  find(address: StreamAddress): Promise<string | null>;
  keep(id: StreamId, look: SealedLook): void;
}

export interface SealedLook {
  readonly events: number;
  readonly heads: readonly LogHead[];
  readonly content: () => string;
}

/** Fewer are read as fast as the relay answers. */
const longFrom = 300;

export function createSealedLooks(options: {
  readonly ports: Pick<MemberPorts, 'store' | 'connect'>;
  readonly keyframes: KeyframeStore;
  /** Which program folds: null where that is not known, and nothing is sealed. */
  readonly version: string | null;
  /** For the relay to answer. */
  readonly patienceMs: number;
  readonly onFailure: (cause: unknown) => void;
}): SealedLooks {
  const { ports, keyframes, version, patienceMs, onFailure } = options;
  /** Many may ask at once. */
  const finding = new Map<StreamId, Promise<string | null>>();
  const kept = new Map<StreamId, number>();

  async function find(address: StreamAddress): Promise<string | null> {
    const { id } = address;
    const keyframe = version === null ? null : await keyframes.read(id);
    if (version === null || keyframe === null) return null;
    const content = contentOf(keyframe, version, await ports.store.heads(id));
    if (content === null || !(await hasNothingElse(address))) return null;
    return contentOf(keyframe, version, await ports.store.heads(id));
  }

  /** A replica that keeps nothing: what the relay has besides is for who opens the stream. */
  async function hasNothingElse({ id, key, role }: StreamAddress): Promise<boolean> {
    let tell: (answer: boolean) => void = () => {};
    const answer = new Promise<boolean>((resolve) => {
      tell = resolve;
    });
    const isNews = () => tell(false);
    const replica = await ports.connect({
      ...{ streamId: id, key, role, replicaId: null, actorId: '' as ActorId },
      events: {
        async receive() {
          isNews();
          throw new StorageFailure('closed', 'it is kept by who opens the stream');
        },
        ...{ storeChanged() {}, storeGrew() {}, clockOffset() {}, forked: isNews },
      },
    });
    if (replica === null) return false;
    const look = () => {
      const status = replica.status();
      if (status.kind === 'online' && status.caughtUp) tell(true);
      if (status.kind === 'offline' || status.kind === 'refused') tell(false);
    };
    const stop = replica.subscribe(look);
    const timer = setTimeout(isNews, patienceMs);
    look();
    const found = await answer;
    clearTimeout(timer);
    stop();
    replica.close();
    return found;
  }

  return {
    find(address) {
      const found = finding.get(address.id) ?? find(address).finally(() => finding.delete(address.id));
      finding.set(address.id, found);
      return found;
    },
    keep(id, { events, heads, content }) {
      if (version === null || events < longFrom || kept.get(id) === events) return;
      kept.set(id, events);
      keyframes.save(id, keyframeOf(version, heads, content())).catch(onFailure);
    },
  };
}
