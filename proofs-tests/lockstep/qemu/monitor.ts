// What a running QEMU is asked: by a socket, until it leaves or is ended by somebody else.

import type { ChildProcess } from "node:child_process";
import { connect, type Socket } from "node:net";
import { setTimeout as after } from "node:timers/promises";

const LOOK_MS = 5;

type Answer = { readonly return?: unknown; readonly error?: { readonly desc: string } };

/** QEMU's machine protocol: one JSON object a line, commands answered in order. */
export class Monitor {
  private readonly socket: Socket;
  private readonly waiting: ((answer: Answer) => void)[] = [];
  private text = "";
  private closed = false;
  private readonly says: () => string;

  /** `says` tells why QEMU ended, if it did: a question that nobody answers would end us in silence. */
  private constructor(socket: Socket, says: () => string) {
    this.socket = socket;
    socket.setEncoding("utf8");
    socket.on("data", (text: string) => this.receive(text));
    socket.on("error", () => {}); // QEMU leaves when it is told to.
    socket.on("close", () => {
      this.closed = true;
      for (const answer of this.waiting.splice(0)) answer({ error: { desc: says() } });
    });
    this.says = says;
  }

  static async open(path: string, child: ChildProcess): Promise<Monitor> {
    let complaint = "";
    child.stderr?.on("data", (text: Buffer) => (complaint += text.toString()));
    for (let tries = 0; tries < 1000 && isAlive(child); tries++) {
      await after(LOOK_MS);
      const socket = await connected(path);
      if (socket === undefined) continue;
      const monitor = new Monitor(socket, () => `it is gone: ${endOf(child)} ${complaint.trim()}`);
      await monitor.ask("qmp_capabilities");
      return monitor;
    }
    throw new Error(`qemu does not start: ${endOf(child)} ${complaint.trim()}`);
  }

  async ask(execute: string, arguments_: Readonly<Record<string, unknown>> = {}): Promise<void> {
    if (this.closed) throw new Error(`qemu: ${execute}: ${this.says()}`);
    const answered = new Promise<Answer>((resolve) => this.waiting.push(resolve));
    this.socket.write(`${JSON.stringify({ execute, arguments: arguments_ })}\n`);
    const { error } = await answered;
    if (error !== undefined) throw new Error(`qemu: ${execute}: ${error.desc}`);
  }

  private receive(text: string): void {
    this.text += text;
    const lines = this.text.split("\n");
    this.text = lines.pop() ?? "";
    for (const line of lines) {
      const answer = JSON.parse(line) as Answer;
      if ("return" in answer || "error" in answer) this.waiting.shift()?.(answer);
    }
  }
}

const endOf = ({ exitCode, signalCode }: ChildProcess): string =>
  signalCode ?? (exitCode === null ? "connection closed" : `exit code ${exitCode}`);

const connected = (path: string): Promise<Socket | undefined> =>
  new Promise((resolve) => {
    const socket = connect(path);
    socket.once("connect", () => resolve(socket));
    socket.once("error", () => resolve(undefined));
  });

const isAlive = ({ exitCode, signalCode }: ChildProcess): boolean =>
  exitCode === null && signalCode === null;
