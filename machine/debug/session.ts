// One session of GDB's remote serial protocol: packets in, packets out. It knows no socket: bytes
// come by `receive`, answers go by `send`, and who owns it calls `advance` while `isRunning`.
// (Debugging with GDB, "Remote Protocol")

import { monitor, numbersIn, PACKET_BYTES, stopText, supported, transfer } from "./answers.ts";
import { UNKNOWN, watchKinds } from "./answers.ts";
import type { Debugger, Stop } from "./debugger.ts";
import { bytesIn, bytesText, packet, PacketReader, wordIn, wordText } from "./packets.ts";
import { PC_NUMBER, readByNumber, writeByNumber } from "./registers.ts";

/** An error, whatever its number. */
const REFUSED = "E01";
const NO_MEMORY = "E0e";
/** SIGINT. */
const INTERRUPTED = "T02thread:01;";

/** What the machine is doing for the debugger. */
type Motion =
  | { readonly tag: "runs" }
  /** Steps while pc is in a range: a line of source. */
  | { readonly tag: "ranges"; readonly from: number; readonly to: number };

/** How a session ends: the program goes on without a debugger, or not at all. */
export type SessionEnd = "detached" | "killed";

export class Session {
  private readonly debugged: Debugger;
  private readonly send: (text: string) => void;
  private readonly reader = new PacketReader();
  private acknowledges = true;
  private motion: Motion | undefined;
  private last = stopText({ tag: "stepped" });
  private end: SessionEnd | undefined;

  constructor(debugged: Debugger, send: (text: string) => void) {
    this.debugged = debugged;
    this.send = send;
  }

  get isRunning(): boolean {
    return this.motion !== undefined;
  }

  get ended(): SessionEnd | undefined {
    return this.end;
  }

  /** Bytes from the debugger, one character each. */
  receive(bytes: string): void {
    for (const arrival of this.reader.receive(bytes)) {
      if (arrival.tag === "interrupt") this.interrupt();
      else if (arrival.tag === "damaged") this.send("-");
      else {
        if (this.acknowledges) this.send("+");
        const answer = this.answerTo(arrival.text);
        if (answer !== undefined) this.reply(answer);
      }
    }
  }

  /** Goes on for at most `steps` steps; why it stands still, if it waits for something. */
  advance(steps: number): "waiting" | undefined {
    const { motion } = this;
    if (motion === undefined) return undefined;
    const stop =
      motion.tag === "runs" ? this.debugged.forwards(steps) : this.stepInRange(motion, steps);
    if (stop.tag === "waiting") return "waiting";
    if (stop.tag !== "stepped") this.stopped(stop);
    return undefined;
  }

  private stepInRange({ from, to }: { from: number; to: number }, steps: number): Stop {
    for (let done = 0; done < steps; done++) {
      const stop = this.debugged.forwards(1);
      if (stop.tag !== "stepped") return stop;
      const { pc } = this.debugged.machine;
      if (pc < from || pc >= to) {
        this.stopped(stop);
        return stop;
      }
    }
    return { tag: "stepped" };
  }

  private interrupt(): void {
    if (this.motion === undefined) return;
    this.motion = undefined;
    this.last = INTERRUPTED;
    this.reply(this.last);
  }

  private stopped(stop: Stop): void {
    this.motion = undefined;
    this.last = stopText(stop);
    this.reply(this.last);
  }

  private reply(text: string): void {
    this.send(packet(text));
  }

  /** The answer; nothing if it comes later. */
  private answerTo(text: string): string | undefined {
    const argument = text.slice(1);
    switch (text[0]) {
      case "?":
        return this.last;
      case "g":
        return this.allRegisters();
      case "G":
        return this.setAllRegisters(argument);
      case "p":
        return this.register(argument);
      case "P":
        return this.setRegister(argument);
      case "m":
        return this.memory(argument);
      case "M":
        return this.setMemory(argument);
      case "Z":
      case "z":
        return this.point(text);
      case "c":
      case "s":
        return argument === "" ? this.resume(text) : REFUSED;
      case "b":
        return this.goBack(argument);
      case "D":
        return this.finish("detached");
      case "k":
        return this.finish("killed");
      case "H":
      case "T":
        return "OK"; // There is one thread.
      default:
        return this.longAnswerTo(text);
    }
  }

  private longAnswerTo(text: string): string | undefined {
    const [name = ""] = text.split(/[:;,]/);
    switch (name) {
      case "qSupported":
        return supported;
      case "QStartNoAckMode":
        this.acknowledges = false;
        return "OK";
      case "qXfer":
        return transfer(text);
      case "vCont?":
        return "vCont;c;C;s;S;r";
      case "vCont":
        return this.resume(text.slice("vCont;".length));
      case "vKill":
        this.finish("killed");
        return "OK";
      case "qfThreadInfo":
        return "m01";
      case "qsThreadInfo":
        return "l";
      case "qC":
        return "QC01";
      case "qAttached":
        return "1";
      case "qRcmd":
        return monitor(this.debugged.machine, text.slice("qRcmd,".length));
      default:
        return UNKNOWN;
    }
  }

  private allRegisters(): string {
    const { machine } = this.debugged;
    return Array.from({ length: PC_NUMBER + 1 }, (_, n) =>
      wordText(readByNumber(machine, n) ?? 0),
    ).join("");
  }

  private setAllRegisters(text: string): string {
    const words = Array.from({ length: PC_NUMBER + 1 }, (_, n) => wordIn(text.slice(8 * n)));
    if (words.includes(undefined) || (words[PC_NUMBER] ?? 1) % 2 !== 0) return REFUSED;
    this.debugged.willChange();
    words.forEach((word, n) => writeByNumber(this.debugged.machine, n, word ?? 0));
    return "OK";
  }

  private register(text: string): string {
    const [number] = numbersIn(text);
    if (number === undefined) return REFUSED;
    const value = readByNumber(this.debugged.machine, number);
    return value === undefined ? REFUSED : wordText(value);
  }

  private setRegister(text: string): string {
    const [name = "", value = ""] = text.split("=");
    const [[number], word] = [numbersIn(name), wordIn(value)];
    if (number === undefined || word === undefined) return REFUSED;
    this.debugged.willChange();
    return writeByNumber(this.debugged.machine, number, word) ? "OK" : REFUSED;
  }

  private memory(text: string): string {
    const [address, length] = numbersIn(text);
    if (address === undefined || length === undefined) return REFUSED;
    const bytes = this.debugged.readMemory(address, Math.min(length, PACKET_BYTES / 2));
    return bytes.length === 0 && length > 0 ? NO_MEMORY : bytesText(bytes);
  }

  private setMemory(text: string): string {
    const [place = "", data = ""] = text.split(":");
    const [[address, length], bytes] = [numbersIn(place), bytesIn(data)];
    if (address === undefined || bytes === undefined || bytes.length !== length) return REFUSED;
    return this.debugged.writeMemory(address, bytes) ? "OK" : NO_MEMORY;
  }

  /** A breakpoint or watchpoint comes or goes. */
  private point(text: string): string {
    const [kind, address, byteCount] = numbersIn(text.slice(1));
    if (kind === undefined || address === undefined || byteCount === undefined) return REFUSED;
    const adds = text.startsWith("Z");
    const { debugged } = this;
    if (kind < 2) {
      if (adds) debugged.addBreakpoint(address);
      else debugged.removeBreakpoint(address);
      return "OK";
    }
    const watched = watchKinds[kind - 2];
    if (watched === undefined) return UNKNOWN;
    const watchpoint = { kind: watched, address, byteCount };
    if (adds) debugged.addWatchpoint(watchpoint);
    else debugged.removeWatchpoint(watchpoint);
    return "OK";
  }

  /** `c`, `s` and what `vCont` adds: the first action is that of the one thread. */
  private resume(text: string): string | undefined {
    const [action = ""] = text.split(/[;:]/);
    switch (action[0]) {
      case "c":
      case "C":
        this.motion = { tag: "runs" };
        return undefined;
      case "s":
      case "S":
        this.motion = { tag: "ranges", from: 0, to: 0 };
        return undefined;
      case "r": {
        const [from, to] = numbersIn(action.slice(1));
        if (from === undefined || to === undefined) return REFUSED;
        this.motion = { tag: "ranges", from, to };
        return undefined;
      }
      default:
        return REFUSED;
    }
  }

  private goBack(how: string): string | undefined {
    if (how !== "s" && how !== "c") return UNKNOWN;
    this.stopped(how === "s" ? this.debugged.backwards() : this.debugged.backwardsToStop());
    return undefined;
  }

  private finish(end: SessionEnd): string | undefined {
    this.end = end;
    this.motion = undefined;
    return end === "detached" ? "OK" : undefined;
  }
}
