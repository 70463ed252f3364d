import { memoryLog } from './memoryLog.ts';
import { logStorageContract } from './testing/logStorageContract.ts';

logStorageContract('the log in memory', async () => memoryLog());
