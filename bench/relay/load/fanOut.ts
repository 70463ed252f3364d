// Everybody writes, everybody reads. First as much as gets through, with so many updates under way per room; then at a
// pace that every server holds, to see how long an update takes.

import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { newCart } from '../../../reliability/client/cart.ts';
import { percentile } from '../../statistics.ts';
import { dialects } from './dialect.ts';
import { inTurns } from './inTurns.ts';
import type { Figures, Job, Scenario } from './job.ts';
import { joinCart, type RawClient } from './rawClient.ts';
import { cpuSeconds } from './serverFigures.ts';
import { eachDurable, enterUpdate, isUpdate, varUint } from './updateReader.ts';
import { type Writer, writer } from './writer.ts';

type FanOut = Extract<Scenario, { kind: 'fan-out' }>;

interface Member {
  readonly client: RawClient;
  readonly writer: Writer;
  readonly frames: Buffer[];
  /** By sequence number; for those of the paced part. */
  readonly sentAt: number[];
  sent: number;
  durable: number;
}

interface Room {
  readonly members: Member[];
  sent: number;
  heard: number;
  turn: number;
}

const warmUpMs = 1000;
const drainMs = 20_000;
const tickMs = 4;
/** Frames for a server so fast would take more time to make than to send. */
const mostUpdatesPerSecond = { oneRoom: 30_000, manyRooms: 50_000 };

export async function fanOut(job: Job, scenario: FanOut): Promise<Figures> {
  const { rooms, seconds, pacedRate, clientsPerRoom } = scenario;
  const most = rooms === 1 ? mostUpdatesPerSecond.oneRoom : mostUpdatesPerSecond.manyRooms;
  const updates = most * (seconds + warmUpMs / 1000) + pacedRate * (seconds + 1);
  const perMember = Math.ceil((updates / (rooms * clientsPerRoom)) * 1.05) + 2;
  const opened = await inTurns(rooms, 20, (index) => openRoom(job, index, scenario, perMember));
  const echoes = await countEchoes(opened[0] as Room, clientsPerRoom);
  const perUpdate = clientsPerRoom - 1 + echoes;
  const saturated = await saturate(job, opened, scenario, perUpdate);
  const paced = await pace(opened, scenario, perUpdate);
  return { echoes, ...saturated, ...paced };
}

async function openRoom(job: Job, index: number, { clientsPerRoom }: FanOut, perMember: number): Promise<Room> {
  const cart = newCart();
  const room: Room = { members: [], sent: 0, heard: 0, turn: 0 };
  for (let member = 0; member < clientsPerRoom; member++) {
    const client = await joinCart({ port: job.port, dialect: dialects[job.server], cart });
    const own = writer(index * clientsPerRoom + member);
    const frames = own.messages(perMember).map(client.frame);
    room.members.push({ client, writer: own, frames, sentAt: [], sent: 0, durable: 0 });
    await client.catchUp();
    client.hear((bytes, start) => {
      if (isUpdate(bytes, start)) room.heard++;
    });
  }
  return room;
}

function sendNext(room: Room): Member | null {
  const member = room.members[room.turn++ % room.members.length];
  const frame = member?.frames[member.sent];
  if (member === undefined || frame === undefined) return null;
  member.sent++;
  room.sent++;
  member.client.send(frame);
  return member;
}

/** Whether a server sends an author what it wrote. That delivers nothing, and does not count. */
async function countEchoes(room: Room, clientsPerRoom: number): Promise<number> {
  sendNext(room);
  await delay(300);
  const echoes = room.heard - (clientsPerRoom - 1);
  room.sent = 0;
  room.heard = 0;
  if (echoes !== 0 && echoes !== 1) throw new Error(`${echoes} more than once`);
  return echoes;
}

async function saturate(job: Job, rooms: readonly Room[], scenario: FanOut, perUpdate: number): Promise<Figures> {
  const { window, seconds, clientsPerRoom } = scenario;
  let isOver = false;
  let ranOut = false;

  const underWay = (room: Room) => room.sent * perUpdate - room.heard;

  function refill(room: Room): void {
    while (!isOver && underWay(room) < window * perUpdate) {
      if (sendNext(room) === null) {
        ranOut = true;
        return;
      }
    }
  }

  for (const room of rooms) {
    for (const { client } of room.members) {
      client.hear((bytes, start) => {
        if (!isUpdate(bytes, start)) return;
        room.heard++;
        if (room.heard % perUpdate === 0) refill(room);
      });
    }
  }
  for (const room of rooms) refill(room);
  await delay(warmUpMs);
  const heard = () => rooms.reduce((sum, room) => sum + room.heard, 0);
  const before = { heard: heard(), cpu: cpuSeconds(job.pid), at: performance.now(), own: process.cpuUsage() };
  await delay(seconds * 1000);
  if (ranOut) throw new Error('the load had too few frames: the server is faster than it was thought to be');
  const own = process.cpuUsage(before.own);
  const lasted = (performance.now() - before.at) / 1000;
  const updates = (heard() - before.heard) / perUpdate;
  const cpu = cpuSeconds(job.pid) - before.cpu;
  isOver = true;
  await drained(() => rooms.every((room) => underWay(room) === 0));
  const delivered = updates * (clientsPerRoom - 1);
  return {
    'deliveries per second': delivered / lasted,
    'server µs per delivery': (cpu * 1e6) / delivered,
    'load busy': (own.user + own.system) / 1e6 / lasted,
    'server busy': cpu / lasted,
  };
}

async function pace(rooms: readonly Room[], { pacedRate, seconds }: FanOut, perUpdate: number): Promise<Figures> {
  const took: number[] = [];
  const acknowledged: number[] = [];
  const members = new Map<number, Member>();
  for (const room of rooms) for (const member of room.members) members.set(member.writer.replica, member);
  const cursor = { at: 0 };

  for (const room of rooms) {
    for (const own of room.members) {
      own.durable = own.sent;
      own.client.hear((bytes, start) => {
        eachDurable(bytes, start, (replica, length) => {
          if (replica !== own.writer.replica) return;
          for (; own.durable < length; own.durable++) note(acknowledged, own.sentAt[own.durable]);
        });
        if (!isUpdate(bytes, start)) return;
        room.heard++;
        enterUpdate(bytes, start, cursor);
        cursor.at += 2; // one replica, one struct
        const replica = varUint(bytes, cursor);
        if (replica !== own.writer.replica) note(took, members.get(replica)?.sentAt[varUint(bytes, cursor)]);
      });
    }
  }

  const started = performance.now();
  let sent = 0;
  for (let turn = 0; performance.now() - started < seconds * 1000; ) {
    const due = ((performance.now() - started) / 1000) * pacedRate;
    for (; sent < due; sent++) {
      const member = sendNext(rooms[turn++ % rooms.length] as Room);
      if (member === null) throw new Error('the load had too few frames');
      member.sentAt[member.sent - 1] = performance.now();
    }
    await delay(tickMs);
  }
  const pacedFor = (performance.now() - started) / 1000;
  await drained(() => rooms.every((room) => room.sent * perUpdate === room.heard));
  return {
    'paced updates per second': sent / pacedFor,
    'propagation p50': percentile(took, 0.5),
    'propagation p99': percentile(took, 0.99),
    'acknowledgement p50': percentile(acknowledged, 0.5),
    'acknowledgement p99': percentile(acknowledged, 0.99),
  };
}

function note(times: number[], sentAt: number | undefined): void {
  if (sentAt !== undefined) times.push(performance.now() - sentAt);
}

/** Every update must reach everybody, exactly once. */
async function drained(isDone: () => boolean): Promise<void> {
  const end = performance.now() + drainMs;
  while (!isDone()) {
    if (performance.now() > end) throw new Error('updates were lost, or came twice');
    await delay(20);
  }
}
