// Connects to NATS, and makes sure of the streams before anything is said of a cart: that they are there, with the settings
// that nothing acknowledged can be lost by. What is in the way is said in one sentence that says what to do.

import { readFileSync } from 'node:fs';
import { JetStreamApiError, type JetStreamManager, jetstreamManager } from '@nats-io/jetstream';
import { connect, credsAuthenticator, errors, type NatsConnection } from '@nats-io/transport-node';
import { LogFailure } from '../log/logStorage.ts';
import type { LogStream } from './logStream.ts';
import { type NatsRelays, natsRelays } from './natsRelays.ts';
import { natsStream } from './natsStream.ts';
import { heldStream, heldSubject, partitionSubject, streamName } from './partitions.ts';
import { asForbidden, tryPermissions } from './tryPermissions.ts';

export interface StreamSettings {
  /** Host and port. */
  readonly servers: readonly string[];
  readonly user: string | null;
  readonly password: string | null;
  /** A file of NATS credentials. */
  readonly credentials: string | null;
  readonly isTls: boolean;
  /** A file with the authority that has signed the servers' certificates. */
  readonly authority: string | null;
  readonly partitions: number;
  readonly replicas: number;
}

export interface StreamsWanted extends StreamSettings {
  readonly maxFrameBytes: number;
}

/** A batch has at most the size of a frame, and headers. */
const headerRoom = 1024;
/** The same message said again within it is not even stored twice. Whatever is, is judged, so it need not be long. */
const duplicateWindowNs = 10_000_000_000;
/** A server that is there answers in milliseconds; one that is not is asked again. */
const answerMs = 2000;
const firstSureVersion = [2, 11];

export interface OpenStreams {
  readonly stream: LogStream;
  readonly others: NatsRelays;
}

/** Rejects with LogFailure. `warn` is told what an acknowledgement does not mean here. */
export async function openStreams(wanted: StreamsWanted, warn: (text: string) => void): Promise<OpenStreams> {
  const connection = await connected(wanted);
  try {
    const { max_payload = 0, version = '' } = connection.info ?? {};
    if (connection.info?.jetstream !== true)
      throw new LogFailure(
        'the NATS server has no JetStream. Put "jetstream {}" into its configuration, with a store_dir',
      );
    if (max_payload < wanted.maxFrameBytes + headerRoom)
      throw new LogFailure(
        `NATS takes messages of ${max_payload} bytes, and MAX_FRAME_BYTES is ${wanted.maxFrameBytes}. Raise max_payload in the configuration of all its servers`,
      );
    const manager = await jetstreamManager(connection, { timeout: answerMs });
    const names: string[] = [];
    for (let partition = 0; partition < wanted.partitions; partition++) {
      const description = `Trolley: carts of partition ${partition} of ${wanted.partitions}`;
      names.push(
        await ensure(manager, streamName(partition), partitionSubject(partition), { ...kept, ...wanted, description }),
      );
    }
    const held = { ...wanted, description: 'Trolley: what devices hold', max_msgs_per_subject: 1 };
    names.push(await ensure(manager, heldStream, heldSubject('*', '*'), held));
    await tryPermissions(connection, manager, answerMs);
    warn(whatAnAcknowledgementMeans(version));
    return { stream: natsStream({ connection, manager, names }), others: natsRelays(connection) };
  } catch (cause) {
    await connection.close();
    throw cause instanceof LogFailure ? cause : asFailure(cause, wanted);
  }
}

async function connected(wanted: StreamsWanted): Promise<NatsConnection> {
  const { servers, user, password, isTls, authority } = wanted;
  if (isTls && servers.some((server) => /^(\[|[\d.]+(:|$))/.test(server)))
    throw new LogFailure('LOG has addresses where TLS needs names. Set it to the names that stand in the certificates');
  const credentials = fileOf('LOG_CREDENTIALS', wanted.credentials);
  if (credentials !== null && !credentialsForm.test(credentials.toString()))
    throw new LogFailure(
      `LOG_CREDENTIALS=${wanted.credentials} is no file of NATS credentials. "nsc generate creds" writes one`,
    );
  fileOf('LOG_CA', authority);
  try {
    return await connect({
      servers: [...servers],
      name: 'trolley',
      maxReconnectAttempts: -1,
      reconnectTimeWait: 250,
      pingInterval: 3000, // a line that was cut says nothing
      maxPingOut: 2,
      ...(user === null ? {} : { user, pass: password ?? '' }),
      ...(credentials === null ? {} : { authenticator: credsAuthenticator(credentials) }),
      ...(isTls ? { tls: authority === null ? {} : { caFile: authority } } : {}),
    });
  } catch (cause) {
    throw new LogFailure(whyNoConnection(cause, wanted), { cause });
  }
}

const credentialsForm = /BEGIN NATS USER JWT[\s\S]+BEGIN USER NKEY SEED/;

function whyNoConnection(cause: unknown, { servers, isTls }: StreamsWanted): string {
  const said = messageOf(cause);
  const where = servers.join(' or ');
  if (cause instanceof errors.AuthorizationError || /authorization/i.test(said))
    return 'NATS does not accept the user and password in LOG, or the credentials in LOG_CREDENTIALS';
  if (/does not support 'tls'/.test(said))
    return `NATS at ${where} does not speak TLS. Set LOG to nats:// where the network is private, or give its servers certificates`;
  if (/certificate|PEM/i.test(said))
    return `the certificate of NATS at ${where} is not to be trusted (${said}). Set LOG_CA to a PEM file of who has signed it${isTls ? '' : ', and LOG to tls://'}`;
  return `no NATS server answers at ${where} (${said}). Start one, or set LOG to where they are; tls:// where they speak TLS`;
}

function fileOf(setting: string, path: string | null): Buffer | null {
  if (path === null) return null;
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new LogFailure(
      `${setting}=${path} cannot be read (${messageOf(cause)}). Name a file that this user may read`,
      { cause },
    );
  }
}

interface Kept {
  readonly description: string;
  readonly replicas: number;
  readonly max_msgs_per_subject: number;
}

/** Every message, for good. */
const kept = { max_msgs_per_subject: -1 };

/** Returns its name, and which of that name it is. */
async function ensure(manager: JetStreamManager, name: string, subject: string, wanted: Kept): Promise<string> {
  const { description, replicas: num_replicas, max_msgs_per_subject } = wanted;
  const settings = {
    ...{ description, num_replicas, max_msgs_per_subject },
    ...({ storage: 'file', retention: 'limits', max_age: 0, max_msgs: -1, max_bytes: -1 } as const),
  };
  const info = await manager.streams.info(name).catch((cause: unknown) => {
    if (cause instanceof JetStreamApiError && cause.status === 404) return null;
    throw cause;
  });
  if (info === null) {
    const more = { name, subjects: [subject], duplicate_window: duplicateWindowNs };
    const { created } = await manager.streams.add({ ...settings, ...more });
    return `${name} of ${created}`;
  }
  for (const [key, value] of Object.entries(settings)) {
    const found = info.config[key as keyof typeof settings];
    if (found === value) continue;
    throw new LogFailure(
      `the stream ${name} has ${key} "${found}", not "${value}". Set LOG_PARTITIONS and LOG_REPLICAS as they were, or change the stream with "nats stream edit"`,
    );
  }
  return `${name} of ${info.created}`;
}

function asFailure(cause: unknown, { replicas }: StreamsWanted): LogFailure {
  const said = messageOf(cause);
  if (/replicas|insufficient|no suitable peers/i.test(said))
    return new LogFailure(
      `there are fewer NATS servers than LOG_REPLICAS=${replicas} (${said}). Start as many, as one cluster, or set LOG_REPLICAS=1 where one machine is enough`,
      { cause },
    );
  if (/not enabled/.test(said))
    return new LogFailure(
      'the account of the NATS user has no JetStream. Put "jetstream: enabled" into that account, in the configuration of all servers',
      { cause },
    );
  const forbidden = asForbidden(cause);
  if (forbidden !== null) return forbidden;
  return new LogFailure(`NATS JetStream does not answer as it should (${said}). Look at its log; has it a quorum?`, {
    cause,
  });
}

function whatAnAcknowledgementMeans(version: string): string {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [sureMajor = 0, sureMinor = 0] = firstSureVersion;
  const isOld = major < sureMajor || (major === sureMajor && minor < sureMinor);
  const which = isOld
    ? `NATS ${version} is older than 2.11`
    : `it cannot be seen from here whether NATS ${version} forces its log to the disk (sync_interval: always)`;
  return `${which}: what a relay calls durable is then in the memory of most NATS servers, and is lost if they lose power together. See "A cluster" in docs/operating.md`;
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
