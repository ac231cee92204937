// The devices of the board: interrupts by the PLIC, console, disk, finisher.

import * as m from "../machine/index.ts";
import { type Bench, DATA, type Exercise, type Machine, RAM } from "./bench.ts";

const UART = m.UART_START;
const PLIC = m.PLIC_START;
const [UART_SOURCE, DISK_SOURCE] = [10, 1];

/** Stores words, or bytes for the UART, one after the other; the answer is the machine. */
function stores(
  bench: Bench,
  machine: Machine,
  list: readonly (readonly [address: number, value: number])[],
): Machine {
  for (const [address, value] of list) {
    const name = address >= UART && address < m.VIRTIO_START ? "sb" : "sw";
    machine.poke32(RAM, m.assembleLine(`${name} a2, 0(a1)`));
    machine.pc = RAM;
    machine.writeRegister(11, address);
    machine.writeRegister(12, value);
    bench.advance(machine, 1);
  }
  return machine;
}

function load(bench: Bench, machine: Machine, address: number): number {
  const name = address >= UART && address < m.VIRTIO_START ? "lbu" : "lw";
  machine.poke32(RAM, m.assembleLine(`${name} a0, 0(a1)`));
  machine.pc = RAM;
  machine.writeRegister(11, address);
  return bench.advance(machine, 1).readRegister(10);
}

const claimAt = (context: number): number => PLIC + 0x20_0004 + 0x1000 * context;
const thresholdAt = (context: number): number => PLIC + 0x20_0000 + 0x1000 * context;
const enableAt = (context: number): number => PLIC + 0x2000 + 0x80 * context;

/** A machine whose UART asks, with a source of this priority enabled for M and S mode. */
function asking(bench: Bench, priority: number): Machine {
  const machine = stores(bench, bench.program([]), [
    [UART + 1, 1],
    [PLIC + 4 * UART_SOURCE, priority],
    [enableAt(0), 1 << UART_SOURCE],
    [enableAt(1), 1 << UART_SOURCE],
  ]);
  machine.receive(65);
  return machine;
}

const external = (machine: Machine): number => machine.csrRead(m.MIP) & (m.MIP_MEIP | m.MIP_SEIP);

/** A disk request: three descriptors at DATA, the queue's tables behind them. */
function diskRequest(bench: Bench, type: number): Machine {
  const disk = new Uint8Array(1024).fill(7);
  const machine = bench.program([], {}, { disk });
  const [available, used, header, buffer] = [0x200, 0x400, 0x600, 0x800].map((at) => DATA + at);
  const words = (at: number, ...values: readonly number[]): void =>
    values.forEach((value, n) => machine.poke32(at + 4 * n, value));
  const toDevice = type === 1 ? 0 : 2;
  words(DATA, header ?? 0, 0, 16, 1 | (1 << 16));
  words(DATA + 16, buffer ?? 0, 0, 512, 1 | toDevice | (2 << 16));
  words(DATA + 32, (header ?? 0) + 16, 0, 1, 2);
  words(header ?? 0, type, 0, 1, 0); // sector 1
  words(available ?? 0, 1 << 16, 0);
  words(buffer ?? 0, 0x1122_3344);
  const registers = [
    [0x70, 15],
    [0x38, 8],
    [0x80, DATA],
    [0x90, available],
    [0xa0, used],
    [0x44, 1],
  ];
  const list = [...registers, [0x50, 0]].map(
    ([offset, value]) => [m.VIRTIO_START + (offset ?? 0), value ?? 0] as const,
  );
  return stores(bench, machine, list);
}

export const deviceExercises: readonly Exercise[] = [
  {
    name: "thePlicAsksWhomItIsToldTo",
    says: "A source asks the contexts that enable it, if its priority is above the threshold.",
    run: (bench) => {
      const both = m.MIP_MEIP | m.MIP_SEIP;
      bench.equal("priority 1", external(asking(bench, 1)), both);
      bench.equal("priority 0", external(asking(bench, 0)), 0);
      const some = stores(bench, asking(bench, 3), [[thresholdAt(0), 3]]);
      bench.equal("threshold 3 for M mode", external(some), m.MIP_SEIP);
      stores(bench, some, [[enableAt(1), 0]]);
      bench.equal("S mode disabled", external(some), 0);
    },
  },
  {
    name: "aClaimedSourceIsSilentUntilComplete",
    says: "A claim gives the source and silences it, for both contexts, until it is completed.",
    run: (bench) => {
      const machine = asking(bench, 1);
      bench.equal("claim", load(bench, machine, claimAt(1)), UART_SOURCE);
      bench.equal("claimed", external(machine), 0);
      bench.equal("claim again", load(bench, machine, claimAt(0)), 0);
      stores(bench, machine, [[claimAt(1), UART_SOURCE]]);
      bench.equal("complete", external(machine), m.MIP_MEIP | m.MIP_SEIP);
      load(bench, machine, UART);
      bench.equal("what arrived is read", external(machine), 0);
    },
  },
  {
    name: "theHighestPriorityIsClaimedFirst",
    says: "Of two sources the one with the higher priority; of equals the lower number.",
    run: (bench) => {
      for (const [uart, disk, wanted] of [
        [2, 1, UART_SOURCE],
        [1, 2, DISK_SOURCE],
        [1, 1, DISK_SOURCE],
      ] as const) {
        const machine = stores(bench, diskRequest(bench, 0), [
          [UART + 1, 1],
          [PLIC + 4 * UART_SOURCE, uart],
          [PLIC + 4 * DISK_SOURCE, disk],
          [enableAt(0), (1 << UART_SOURCE) | (1 << DISK_SOURCE)],
        ]);
        machine.receive(65);
        bench.equal(`priorities ${uart}, ${disk}`, load(bench, machine, claimAt(0)), wanted);
      }
    },
  },
  {
    name: "theUartKeepsTheOrder",
    says: "Bytes are read in the order in which they arrived; the status says if there is one.",
    run: (bench) => {
      const machine = bench.program([]);
      bench.equal("status", load(bench, machine, UART + 5), 0x60);
      for (const byte of [65, 66]) machine.receive(byte);
      bench.equal("status with bytes", load(bench, machine, UART + 5), 0x61);
      const read = [load(bench, machine, UART), load(bench, machine, UART)];
      bench.equal("bytes", read, [65, 66]);
      bench.equal("status after", load(bench, machine, UART + 5), 0x60);
      let taken = 0;
      while (taken < 100 && machine.receive(taken)) taken++;
      bench.equal("room", taken, 16);
    },
  },
  {
    name: "theUartSendsAndHasADivisor",
    says: "What is stored is sent, or sets the divisor; the identity tells why it asks.",
    run: (bench) => {
      const sent: number[] = [];
      const machine = bench.program([], {}, { output: (byte) => void sent.push(byte) });
      stores(bench, machine, [
        [UART, 72],
        [UART + 3, 0x83],
        [UART, 1],
        [UART + 3, 3],
        [UART, 73],
      ]);
      bench.equal("sent", sent, [72, 73]);
      bench.equal("nothing asks", load(bench, machine, UART + 2), 0xc1);
      stores(bench, machine, [[UART + 1, 2]]);
      bench.equal("sent asks", load(bench, machine, UART + 2), 0xc2);
      bench.equal("and is told once", load(bench, machine, UART + 2), 0xc1);
    },
  },
  {
    name: "theDiskReadsAndWrites",
    says: "A request moves a sector, says that it went well, and asks for an interrupt.",
    run: (bench) => {
      const read = diskRequest(bench, 0);
      bench.equal("read: buffer", read.peek32(DATA + 0x800), 0x0707_0707);
      bench.equal("read: status", read.peek8(DATA + 0x610), 0);
      bench.equal(
        "read: used",
        [0x402, 0x408].map((at) => read.peek8(DATA + at)),
        [1, 1],
      );
      const isr = m.VIRTIO_START + 0x60;
      bench.equal("asks", load(bench, read, isr), 1);
      stores(bench, read, [[m.VIRTIO_START + 0x64, 1]]);
      bench.equal("acknowledged", load(bench, read, isr), 0);
      const write = diskRequest(bench, 1);
      const sectors = [write.disk[0], write.disk[512], write.disk[515], write.disk[516]];
      bench.equal("written", sectors, [7, 0x44, 0x11, 0]);
      bench.equal("unknown: status", diskRequest(bench, 99).peek8(DATA + 0x610), 2);
    },
  },
  {
    name: "theFinisherEndsTheRun",
    says: "0x5555 ends the run with 0, 0x3333 with the upper half; then nothing happens any more.",
    run: (bench) => {
      for (const [value, code] of [
        [0x5555, 0],
        [0x3_3333, 3],
        [0x1234, undefined],
      ] as const) {
        const machine = stores(bench, bench.program([]), [[m.FINISHER_START, value]]);
        bench.equal(`${value.toString(16)}: code`, machine.finished, code);
        const { pc } = machine;
        machine.poke32(pc, m.assembleLine("addi a0, a0, 1"));
        const stands = bench.advance(machine, 1).pc === pc;
        bench.equal("it stands", stands, code !== undefined);
      }
    },
  },
];
