/** A chat on Socket.IO: events with acknowledgements, rooms, two further namespaces, bytes, and a broken connection. */
import type { Socket } from 'socket.io';
import type { LabContext } from '../lab.ts';
import type { RunServer } from './run-server.ts';

/** Longest text that is passed on, and longest name of a room, in characters. */
const [maxTextLength, maxRoomLength] = [1_000, 32];
/** Rooms that one client can be in, its own left out. */
const maxRooms = 8;
/** How long after the break the others talk on, in milliseconds. */
const talkAfterMs = 100;

type Acknowledge = (...answer: unknown[]) => void;

export function serveChat(context: LabContext, server: RunServer): void {
  server.io.on('connection', (socket) => {
    serveTalk(server, socket);
    serveRooms(server, socket);
    socket.on('upload', (bytes: unknown, acknowledge: unknown) => {
      if (!Buffer.isBuffer(bytes)) return refuse(acknowledge, 'upload(bytes): bytes');
      const reversed = bytes.toReversed();
      return answer(acknowledge, { byteLength: bytes.length, reversed });
    });
    socket.on('break', () => breakConnection(context, server, socket));
  });
  serveNamespaces(server);
}

function serveTalk(server: RunServer, socket: Socket): void {
  const { io } = server;
  socket.on('say', (text: unknown, acknowledge: unknown) => {
    if (!isText(text, maxTextLength)) return refuse(acknowledge, 'say(text): a text');
    io.emit('said', { from: nameOf(socket), text });
    return answer(acknowledge, { ok: true, heardBy: io.sockets.sockets.size });
  });
  socket.on('say to', (room: unknown, text: unknown, acknowledge: unknown) => {
    if (!isText(room, maxRoomLength) || !isText(text, maxTextLength)) {
      return refuse(acknowledge, 'say to(room, text): two texts');
    }
    io.to(room).emit('said', { from: nameOf(socket), room, text });
    return answer(acknowledge, { ok: true, heardBy: membersOf(server, room) });
  });
}

function serveRooms(server: RunServer, socket: Socket): void {
  socket.on('join', (room: unknown, acknowledge: unknown) =>
    join(server, socket, room, acknowledge),
  );
  socket.on('leave', (room: unknown, acknowledge: unknown) => {
    if (isText(room, maxRoomLength)) void socket.leave(room);
    answer(acknowledge, { ok: true, rooms: roomsOf(socket) });
  });
}

function breakConnection(context: LabContext, server: RunServer, socket: Socket): void {
  server.cut(socket.conn, 'The lab broke the connection, as the page asked.');
  for (const [index, text] of missed.entries()) {
    const delayMs = talkAfterMs * (index + 1);
    context.clock.after(delayMs, () => server.io.emit('said', { from: 'lab', text }));
  }
}

/** What is said while the client is away. */
const missed = ['Are you there?', 'We go on without you.', 'You will hear of it.'];

function serveNamespaces({ io }: RunServer): void {
  io.of('/news').on('connection', (socket) => {
    socket.emit('headline', 'A namespace is a conversation of its own on the same connection.');
  });
  const members = io.of('/members');
  members.use((socket, next) => {
    if (socket.handshake.auth['token'] === 'open sesame') next();
    else next(new Error('Not authorized: the token is missing.'));
  });
  members.on('connection', (socket) => void socket.emit('welcome', 'You are a member.'));
}

function join(server: RunServer, socket: Socket, room: unknown, acknowledge: unknown): void {
  if (!isText(room, maxRoomLength))
    return refuse(acknowledge, 'join(room): a name of at most 32 characters');
  if (!socket.rooms.has(room) && roomsOf(socket).length >= maxRooms) {
    return refuse(acknowledge, `a client is in at most ${maxRooms} rooms: leave one first`);
  }
  void socket.join(room);
  server.io.to(room).emit('said', { from: 'lab', room, text: `${nameOf(socket)} is in ${room}.` });
  return answer(acknowledge, {
    ok: true,
    rooms: roomsOf(socket),
    members: membersOf(server, room),
  });
}

/** Every client is in a room of its own, which bears its id. */
function roomsOf(socket: Socket): string[] {
  return [...socket.rooms].filter((room) => room !== socket.id);
}

function membersOf({ io }: RunServer, room: string): number {
  return io.sockets.adapter.rooms.get(room)?.size ?? 0;
}

function nameOf({ id }: Socket): string {
  return id.slice(0, 4);
}

function isText(value: unknown, maxLength: number): value is string {
  return typeof value === 'string' && value !== '' && value.length <= maxLength;
}

function answer(acknowledge: unknown, value: unknown): void {
  if (typeof acknowledge === 'function') (acknowledge as Acknowledge)(value);
}

function refuse(acknowledge: unknown, expected: string): void {
  answer(acknowledge, { ok: false, problem: `expected ${expected}` });
}
