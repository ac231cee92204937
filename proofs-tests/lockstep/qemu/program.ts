// A random program: the contents of RAM from its first byte, in which M mode starts. Its traps go
// to handlers that go on elsewhere, in another mode, with other rights and another page mapped.

import { prng, type Prng } from "../../../lib/prng.ts";
import { u32, type Word } from "../../../lib/u32.ts";
import * as m from "../../../machine/index.ts";
import { drawMedeleg, MSTATUS_MASK } from "./csrInstructions.ts";
import { bootLines, HANDLER_OFFSET, machineLines, supervisorLines } from "./handlers.ts";
import { RESUMPTION_BYTES, RESUMPTIONS, resumption } from "./handlers.ts";
import { randomCode } from "./instructions.ts";
import * as map from "./memoryMap.ts";

const IMAGE_PAGES = 64;

export type Program = {
  readonly image: Uint8Array;
  /** What our TLB is to do: the program must not notice. */
  readonly tlbPolicy: m.TlbPolicy;
};

/** Program `number` of `seed`. */
export function randomProgram(seed: number, number: number): Program {
  const random = prng(seed, number);
  const words = new Uint32Array((IMAGE_PAGES * m.PAGE_BYTES) / 4);
  const put = (address: Word, word: Word): void => {
    words[(address - m.RAM_START) / 4] = word;
  };
  const place = (address: Word, lines: readonly string[]): void =>
    lines.forEach((line, n) => put(address + 4 * n, m.assembleLine(line)));
  const vectored = random.chance(1, 2);
  place(map.addressOf(map.MACHINE_PAGE), bootLines(vectored, random.below(8), random.below(8)));
  place(map.addressOf(map.MACHINE_PAGE) + HANDLER_OFFSET, machineLines());
  place(map.addressOf(map.SUPERVISOR_PAGE), supervisorLines(random.chance(1, 2)));
  placeTables(random, put);
  const { halves, starts } = randomCode(random, map.CODE_PAGES * m.PAGE_BYTES);
  new Uint16Array(words.buffer).set(halves, (map.CODE_PAGE * m.PAGE_BYTES) / 2);
  for (let n = 0; n < map.DATA_PAGES * 1024; n++)
    put(map.addressOf(map.DATA_PAGE) + 4 * n, random.word());
  for (let n = 0; n < RESUMPTIONS; n++) {
    const at = map.addressOf(map.RESUMPTION_PAGE) + RESUMPTION_BYTES * n;
    resumption(drawResumption(random, starts)).forEach((word, i) => put(at + 4 * i, word));
  }
  const tlbPolicy = random.pick<m.TlbPolicy>(["keeps", "forgets", { seed: 7 }]);
  return { image: new Uint8Array(words.buffer), tlbPolicy };
}

/** Both roots, the tables of the window, and that of RAM where it lies. */
function placeTables(random: Prng, put: (address: Word, word: Word) => void): void {
  const kernel = m.PTE_V | m.PTE_R | m.PTE_W | m.PTE_X | m.PTE_A | m.PTE_D | m.PTE_G;
  const mega =
    map.ALL & ~(random.chance(1, 2) ? m.PTE_U : 0) & ~(random.chance(1, 2) ? m.PTE_D : 0);
  map.ROOT_PAGES.forEach((root, n) => {
    const inRoot = (virtual: Word): Word => map.addressOf(root) + 4 * (virtual >>> 22);
    put(inRoot(map.WINDOW), map.entryFor(map.WINDOW_TABLES[n] ?? 0, m.PTE_V));
    put(inRoot(m.RAM_START), map.entryFor(map.IDENTITY_TABLE, m.PTE_V));
    // A store under one root may leave D of a global page alone under the other.
    put(inRoot(map.MEGAPAGE), map.entryFor(0, mega & m.PTE_D ? mega | m.PTE_G : mega));
    put(inRoot(map.BAD_MEGAPAGE), map.entryFor(1, mega));
  });
  for (let page = 0; page < IMAGE_PAGES; page++)
    put(map.addressOf(map.IDENTITY_TABLE) + 4 * page, map.entryFor(page, kernel));
  for (const table of map.WINDOW_TABLES)
    for (let page = 0; page < map.WINDOW_PAGES; page++)
      put(map.addressOf(table) + 4 * page, windowEntry(random, page));
}

/** An entry of the window: first code, then data, with most rights; then anything. */
function windowEntry(random: Prng, page: number): Word {
  const isCode = page % 16 < map.CODE_PAGES;
  const frame = (isCode ? map.CODE_PAGE : map.DATA_PAGE) + (page % map.DATA_PAGES);
  if (page < 16) {
    const flags = random.chance(3, 4) ? map.ALL : map.ALL & ~(m.PTE_A | m.PTE_D);
    return map.entryFor(frame, flags);
  }
  const flags = page < 32 ? map.ALL & ~m.PTE_U : random.below(256) & ~m.PTE_G;
  return map.entryFor(random.chance(1, 16) ? -1 : frame, flags);
}

function drawResumption(random: Prng, starts: readonly Word[]): Parameters<typeof resumption>[0] {
  const mode = random.pick([m.USER_MODE, m.USER_MODE, m.SUPERVISOR_MODE, m.MACHINE_MODE]);
  const space = random.pick([0, 1, 1, 2, 2] as const);
  const start = random.pick(starts);
  const isBare = mode === m.MACHINE_MODE || space === 0;
  const usesWindow = !isBare && (mode === m.USER_MODE || random.chance(1, 2));
  const windowPage = mode === m.USER_MODE ? 0 : 16;
  const inWindow = start - map.addressOf(map.CODE_PAGE) + map.WINDOW + windowPage * m.PAGE_BYTES;
  const page = random.below(map.WINDOW_PAGES);
  const edited = random.pick([1, 2] as const);
  const rights = random.word() & MSTATUS_MASK & ~m.MSTATUS_MIE;
  return {
    pc: usesWindow ? inWindow : start,
    mstatus: u32((rights & ~m.MSTATUS_MPRV) | (mode << m.MSTATUS_MPP_SHIFT)),
    satp: map.satpOf(space),
    entryAddress: map.addressOf(map.WINDOW_TABLES[edited - 1] ?? 0) + 4 * page,
    entry: windowEntry(random, page),
    fenceKind: random.below(4),
    fenceAddress: map.WINDOW + page * m.PAGE_BYTES + random.below(m.PAGE_BYTES),
    fenceAsid: u32(edited + (random.below(4) << 9)),
    medeleg: random.chance(1, 2) ? 0 : drawMedeleg(random),
    mideleg: random.word() & 0x222,
    mie: random.chance(1, 2) ? 0 : 1 << random.pick([1, 3, 5, 7, 9, 11]),
    mip: random.chance(1, 2) ? 0 : 1 << random.pick([1, 5, 9]),
    pointers: [0, 1, 2, 3, 4].map(() => drawPointer(random, usesWindow || !isBare)),
  };
}

/** An address of data: physical, in the window or in a megapage. */
function drawPointer(random: Prng, isVirtual: boolean): Word {
  const within = random.below(map.DATA_PAGES * m.PAGE_BYTES) & (random.chance(3, 4) ? -4 : -1);
  const physical = map.addressOf(map.DATA_PAGE) + within;
  if (!isVirtual) return physical;
  const window = map.WINDOW + (8 + 16 * random.below(3)) * m.PAGE_BYTES + within;
  const mega = physical - m.RAM_START + random.pick([map.MEGAPAGE, map.MEGAPAGE, map.BAD_MEGAPAGE]);
  return random.pick([window, window, window, mega, physical]);
}
