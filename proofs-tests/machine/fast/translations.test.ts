import { describe, expect, test } from "vitest";
import { Bus } from "../../../machine/bus.ts";
import { MSTATUS_MPP_SHIFT, MSTATUS_MPRV, MSTATUS_SUM } from "../../../machine/hart/csrNumbers.ts";
import { DataPath } from "../../../machine/hart/dataPath.ts";
import { Mmu } from "../../../machine/hart/mmu.ts";
import { Tlb } from "../../../machine/hart/tlb.ts";
import { MACHINE_MODE, SUPERVISOR_MODE } from "../../../machine/hart/modes.ts";
import { satpSv32 } from "../../../machine/hart/pte.ts";
import { Translations } from "../../../machine/fast/translations.ts";
import { MODE, MSTATUS_WORD, SATP_WORD } from "../../../machine/memory/layout.ts";
import { Memory } from "../../../machine/memory/memory.ts";
import { ALL, entry, RAM } from "../fixture.ts";

const PAGE = 0x0040_3000;
const ENTRY = (PAGE >>> 12) & 1023;

/** S mode in space 1, whose TLB knows that PAGE is page 3 of RAM, with these flags. */
function parts(flags: number) {
  const memory = new Memory(8 * 4096);
  const tlb = new Tlb(memory);
  const mmu = new Mmu(memory, tlb, "keeps", "faulting");
  const data = new DataPath(memory, mmu, new Bus(memory, []), "trapping");
  memory.hart[MODE] = SUPERVISOR_MODE;
  memory.hart[SATP_WORD] = satpSv32(1, RAM >>> 12);
  tlb.insert(1, PAGE >>> 12, entry(3, flags), false, false);
  const translations = new Translations(memory, mmu, tlb, data);
  translations.refresh();
  return { memory, tlb, translations };
}

describe("learning", () => {
  test("keeps the page and where it lies in RAM", () => {
    const { translations } = parts(ALL & ~0x10);
    expect(translations.learnRead(PAGE + 5)).toBe(true);
    expect(translations.learnWrite(PAGE + 5, () => true)).toBe(true);
    expect(translations.learnFetch(PAGE + 4)).toBe(true);
    const t = translations.bank;
    expect([t.readTags[ENTRY], t.writeTags[ENTRY], t.fetchTags[ENTRY & 255]]).toEqual([
      PAGE,
      PAGE,
      PAGE,
    ]);
    expect(t.readOffsets[ENTRY]).toBe(3 * 4096 - PAGE);
    expect([t.writeOffsets[ENTRY], t.fetchPages[ENTRY & 255]]).toEqual([3 * 4096 - PAGE, 3]);
  });

  test("makes one stamp for all stores to come", () => {
    const { memory, translations } = parts(ALL & ~0x10);
    const before = memory.pageStamps[3] ?? 0;
    translations.learnWrite(PAGE, () => true);
    expect(memory.pageStamps[3]).toBeGreaterThan(before);
  });

  test("keeps nothing that is refused, unknown or forbidden", () => {
    const { translations } = parts(ALL & ~0x10 & ~4 & ~0x80);
    expect(translations.learnWrite(PAGE, () => true)).toBe(false);
    expect(translations.learnRead(PAGE + 4096)).toBe(false);
    expect(translations.learnFetch(PAGE + 8192)).toBe(false);
    const others = parts(ALL & ~0x10).translations;
    expect(others.learnWrite(PAGE, () => false)).toBe(false);
    const [t, other] = [translations.bank, others.bank];
    for (const tags of [t.writeTags, t.readTags, t.fetchTags, other.writeTags])
      expect(tags.every((tag) => tag === 0x800)).toBe(true);
  });
});

describe("refreshing", () => {
  const changes: Readonly<Record<string, (p: ReturnType<typeof parts>) => void>> = {
    "another space": ({ memory }) => void (memory.hart[SATP_WORD] = satpSv32(2, RAM >>> 12)),
    "other rights": ({ memory }) => void (memory.hart[MSTATUS_WORD] = MSTATUS_SUM),
    "a fence": ({ tlb }) => tlb.forgetAsid(7),
  };
  test.each(Object.keys(changes))("after %s drops everything", (name) => {
    const all = parts(ALL & ~0x10);
    const { translations: t } = all;
    t.learnRead(PAGE);
    t.refresh();
    const { epoch } = t.bank;
    expect(t.bank.readTags[ENTRY]).toBe(PAGE);
    changes[name]?.(all);
    t.refresh();
    expect(t.bank.readTags[ENTRY]).toBe(0x800);
    expect(t.bank.epoch).toBeGreaterThan(epoch);
  });

  test("each mode has its own, also after others ran; M mode's are not of a space", () => {
    const { memory, tlb, translations: t } = parts(ALL & ~0x10);
    t.learnRead(PAGE);
    memory.hart[MODE] = MACHINE_MODE;
    t.refresh();
    expect(t.bank.readTags[ENTRY]).toBe(0x800);
    t.learnRead(RAM);
    memory.hart[SATP_WORD] = satpSv32(2, RAM >>> 12);
    t.refresh();
    expect(t.bank.readTags[0]).toBe(RAM | 0);
    memory.hart[SATP_WORD] = satpSv32(1, RAM >>> 12);
    memory.hart[MODE] = SUPERVISOR_MODE;
    t.refresh();
    expect(t.bank.readTags[ENTRY]).toBe(PAGE);
    tlb.forgetAll();
    memory.hart[MODE] = MACHINE_MODE;
    t.refresh();
    memory.hart[MODE] = SUPERVISOR_MODE;
    t.refresh();
    expect(t.bank.readTags[ENTRY]).toBe(0x800);
  });

  test("M mode that is lent another mode's eyes begins anew", () => {
    const { memory, translations: t } = parts(ALL & ~0x10);
    memory.hart[MODE] = MACHINE_MODE;
    t.refresh();
    t.learnRead(RAM);
    memory.hart[MSTATUS_WORD] = MSTATUS_MPRV | (SUPERVISOR_MODE << MSTATUS_MPP_SHIFT);
    t.refresh();
    expect([t.bank.readTags[0], t.learnRead(PAGE)]).toEqual([0x800, true]);
  });
});
