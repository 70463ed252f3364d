// The log of a cluster, on streams in memory.

import { memoryLog } from '../log/memoryLog.ts';
import { fakeStreams } from '../testing/fakeStream.ts';
import { fileLog } from '../testing/fileLog.ts';
import { logStorageContract } from '../testing/logStorageContract.ts';
import { streamedLog } from './streamedLog.ts';

logStorageContract('a streamed log with a cache in memory', () =>
  streamedLog({ stream: fakeStreams().connect(), cache: memoryLog() }),
);
logStorageContract('a streamed log with a cache in SQLite', async () =>
  streamedLog({ stream: fakeStreams().connect(), cache: await fileLog(':memory:', true) }),
);
