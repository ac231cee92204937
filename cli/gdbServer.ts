// A debugger at a port of this host: the socket around a session of machine/debug/.

import { createServer, type Server, type Socket } from "node:net";
import { setImmediate, setTimeout } from "node:timers/promises";
import type { Machine } from "../machine/index.ts";
import { Debugger, Session } from "../machine/debug/index.ts";
import type { Console } from "./console.ts";
import { passTime } from "./emulated.ts";
import { UsageFault } from "./fault.ts";

const LOOPBACK = "127.0.0.1";
/** Steps between two looks at the world. */
const SLICE = 500_000;
/** Between two looks while the machine waits for the console. */
const IDLE_MS = 5;

/** How a session ended: `finished` is the program's own end. */
export type Debugged = "finished" | "detached" | "killed";

export type GdbServer = {
  readonly port: number;
  readonly debuggerOf: (machine: Machine) => Debugger;
  /** Waits for a debugger, and does what it says with `machine` until it leaves. */
  readonly session: (
    machine: Machine,
    debugged: Debugger,
    console: Console,
    stops: () => boolean,
  ) => Promise<Debugged>;
  readonly close: () => void;
};

/** Listens at `port`, or at a free one if it is 0. */
export async function openGdbServer(port: number): Promise<GdbServer> {
  const server = createServer();
  await listening(server, port);
  const connections: Socket[] = [];
  server.on("connection", (socket) => {
    if (connections.length > 0)
      socket.destroy(); // One debugger at a time, and one in all.
    else connections.push(socket.setNoDelay(true));
  });
  const address = server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : port,
    debuggerOf: (machine) => new Debugger(machine),
    session: async (machine, debugged, console, stops) => {
      while (connections.length === 0 && !stops()) await setTimeout(IDLE_MS);
      const [socket] = connections;
      if (socket === undefined) return "killed";
      const ended = await along(new Session(debugged, (text) => socket.write(text, "latin1")), {
        machine,
        debugged,
        console,
        socket,
        stops,
      });
      socket.end();
      return ended;
    },
    close: () => {
      server.close();
      for (const socket of connections) socket.destroy();
    },
  };
}

function listening(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const says = error.code === "EADDRINUSE" ? "the port is in use" : (error.code ?? "no port");
      reject(new UsageFault(`--gdb ${port}: ${says}; name another`));
    });
    server.listen(port, LOOPBACK, resolve);
  });
}

type Scene = {
  readonly machine: Machine;
  readonly debugged: Debugger;
  readonly console: Console;
  readonly socket: Socket;
  readonly stops: () => boolean;
};

/** Lets the machine go on while the debugger wants it to, and listens in between. */
async function along(session: Session, scene: Scene): Promise<Debugged> {
  const { machine, debugged, console, socket, stops } = scene;
  socket.setEncoding("latin1");
  socket.on("data", (bytes: string) => session.receive(bytes));
  socket.on("error", () => {}); // It is destroyed then, which is looked at.
  while (!socket.destroyed && session.ended === undefined && !stops()) {
    if (!session.isRunning) {
      if (machine.finished !== undefined) return "finished";
      await setTimeout(1);
      continue;
    }
    console.feed(debugged);
    const stands = session.advance(SLICE);
    console.flush();
    if (stands === "waiting" && !passTime(machine, debugged)) await setTimeout(IDLE_MS);
    await setImmediate();
  }
  if (stops()) return "killed";
  return session.ended ?? "detached";
}
