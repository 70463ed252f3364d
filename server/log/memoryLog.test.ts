import { logStorageContract } from '../testing/logStorageContract.ts';
import { memoryLog } from './memoryLog.ts';

logStorageContract('the log in memory', async () => memoryLog());
