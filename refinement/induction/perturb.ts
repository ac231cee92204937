// States that no run need ever reach, and that satisfy every claim: bytes of a running kernel are
// changed in ways that leave the claims as true as they were. They are built, not filtered.

import * as abi from "../../abi/index.ts";
import * as record from "../../impl/layout/kernelRecord.ts";
import * as nodes from "../../impl/layout/mappingNode.ts";
import { rightsOfPte } from "../../impl/layout/pageTable.ts";
import * as tasks from "../../impl/layout/task.ts";
import * as tcbs from "../../impl/layout/thread.ts";
import type { Reader, Writer } from "../../impl/layout/port.ts";
import * as pte from "../../machine/index.ts";
import type { Prng } from "../../lib/prng.ts";
import { u32 } from "../../lib/u32.ts";
import { addressIn } from "../abstraction/bytes.ts";
import { deadlineOf } from "../abstraction/activity.ts";
import type { Member } from "../abstraction/roster.ts";
import type { View } from "../abstraction/state.ts";

/** One way to change the kernel's bytes; what cannot be changed so stays. */
type Perturbation = (view: View, m: Reader & Writer, random: Prng) => void;

/** Any time, often just before a word of the clock runs over; deadlines move along. */
const anotherTime: Perturbation = ({ bytes, roster }, m, random) => {
  const now = record.nowHighOf(m) * WORD + record.nowLowOf(m);
  const near = random.pick([WORD, WORD, 5 * WORD, 2 ** 20 * WORD]) - 1 - random.below(4);
  const later = Math.max(now, random.chance(3, 4) ? near : random.word());
  record.setNowLow(m, later % WORD);
  record.setNowHigh(m, Math.floor(later / WORD));
  for (const { tcb } of roster.members) {
    const deadline = deadlineOf(bytes.reader, tcb);
    if (deadline === "never") continue;
    tcbs.setDeadlineLow(m, tcb, (deadline - now + later) % WORD);
    tcbs.setDeadlineHigh(m, tcb, Math.floor((deadline - now + later) / WORD));
  }
};
const WORD = 2 ** 32;

/** A slice of any length, and any part of it is left. */
const anotherBudget: Perturbation = ({ roster }, m, random) => {
  const { tcb } = random.pick(roster.members);
  const slice = random.pick([1, 2, 10, 0xffff, 1 + random.below(0xffff)]);
  tcbs.setSlice(m, tcb, slice);
  tcbs.setRemaining(m, tcb, random.pick([1, slice, 1 + random.below(slice)]));
};

/** Who is blocked stands in no queue of its priority. */
const anotherPriority: Perturbation = ({ roster }, m, random) => {
  const { tcb } = random.pick(roster.members);
  if (tcbs.stateOf(m, tcb) !== abi.STATE_READY) tcbs.setPriority(m, tcb, 1 + random.below(255));
};

/** A pager need not exist. */
const anotherPager: Perturbation = ({ roster }, m, random) => {
  const { tcb } = random.pick(roster.members);
  const living = tcbs.idOf(m, random.pick(roster.members).tcb);
  tcbs.setPager(m, tcb, random.pick([living, abi.NIL, abi.ANY, 5, random.word()]));
};

/** What a thread that waits or is ready holds in its registers means nothing to the kernel. */
const otherRegisters: Perturbation = ({ roster }, m, random) => {
  const member: Member = random.pick(roster.members);
  if (tcbs.stateOf(m, member.tcb) === abi.STATE_POLLING) return;
  for (let register = 1; register < 32; register++)
    tcbs.setRegister(m, member.tcb, register, random.word());
};

/** No more than the chief's, no less than those of its own clan. */
const anotherMcp: Perturbation = ({ roster }, m, random) => {
  const actives = roster.entries.filter(({ active }) => active);
  const { number, chief } = random.pick(actives);
  const most = chief === 0 ? 255 : tasks.mcpOf(m, chief);
  const clan = actives.filter((task) => task.chief === number);
  const least = Math.max(0, ...clan.map((task) => tasks.mcpOf(m, task.number)));
  tasks.setMcp(m, number, least + random.below(most - least + 1));
};

/** Any living task may own a number, and any version may have been its last. */
const anotherOwner: Perturbation = ({ roster }, m, random) => {
  const free = roster.entries.filter(({ number, active }) => number > 0 && !active);
  if (free.length === 0) return;
  const { number } = random.pick(free);
  tasks.setOwner(m, number, random.pick(roster.entries.filter(({ active }) => active)).number);
  tasks.setVersion(m, number, random.pick([0, 1, 1022, 1023, random.below(1024)]));
};

/** A mapping from which nothing was derived loses rights, as if its giver had taken them. */
const fewerRights: Perturbation = ({ mapped, bytes: { machine } }, m, random) => {
  const leaves = mapped.nodes.filter(({ parent, firstChild }) => parent !== 0 && firstChild === 0);
  if (leaves.length === 0) return;
  const at = random.pick(leaves).pte;
  const rights = rightsOfPte(m.load32(at)) & random.below(8);
  if (rights === 0 || (rights & 6) === 2) return;
  const bits =
    ((rights & 4) !== 0 ? pte.PTE_R : 0) |
    ((rights & 2) !== 0 ? pte.PTE_W : 0) |
    ((rights & 1) !== 0 ? pte.PTE_X : 0);
  m.store32(at, u32((m.load32(at) & ~(pte.PTE_R | pte.PTE_W | pte.PTE_X)) | bits));
  machine.fenceAll();
};

/** Free blocks, nodes and tables may come in any order. */
const otherFreeLists: Perturbation = ({ bytes }, m, random) => {
  const { threads, nodes: pool, freeTables } = bytes.places;
  const relink = (
    free: readonly number[],
    setHead: (m: Writer, first: number) => void,
    setNext: (m: Writer, object: number, next: number) => void,
  ): void => {
    const mixed = shuffled(free, random);
    setHead(m, mixed[0] ?? 0);
    mixed.forEach((object, index) => setNext(m, object, mixed[index + 1] ?? 0));
  };
  const objects = (of: typeof pool): readonly number[] =>
    Array.from({ length: of.count }, (_, index) => addressIn(of, index));
  const blocks = objects(threads).filter((tcb) => tcbs.idOf(m, tcb) === 0);
  relink(blocks, record.setFreeThreadHead, tcbs.setReadyNext);
  const free = objects(pool).filter((node) => nodes.nodeTaskOf(m, node) === 0);
  relink(free, record.setFreeNodeHead, nodes.setNextSibling);
  const slots = objects(freeTables).slice(0, record.freeTableCountOf(m));
  const tables = shuffled(
    slots.map((slot) => m.load32(slot)),
    random,
  );
  slots.forEach((slot, index) => m.store32(slot, tables[index] ?? 0));
};

function shuffled(items: readonly number[], random: Prng): readonly number[] {
  const left = [...items];
  return items.map(() => left.splice(random.below(left.length), 1)[0] ?? 0);
}

/** Any of those who are ready with a priority may be the first. */
const anotherTurn: Perturbation = (_, m, random) => {
  for (let priority = 1; priority < 256; priority++) {
    const head = record.readyHeadOf(m, priority);
    if (head !== 0 && random.chance(1, 2))
      record.setReadyHead(m, priority, tcbs.readyNextOf(m, head));
  }
};

const perturbations: Readonly<Record<string, Perturbation>> = {
  anotherTime,
  anotherBudget,
  anotherPriority,
  anotherPager,
  otherRegisters,
  anotherMcp,
  anotherOwner,
  fewerRights,
  otherFreeLists,
  anotherTurn,
};

/** Changes the kernel's bytes in some ways, each of which keeps every claim. */
export function perturb(view: View, random: Prng): void {
  const { machine, reader } = view.bytes;
  const m: Reader & Writer = {
    load32: (address) => reader.load32(address),
    store32: (address, value) => machine.poke32(address, value),
  };
  for (const change of Object.values(perturbations))
    if (random.chance(1, 3)) change(view, m, random);
}
