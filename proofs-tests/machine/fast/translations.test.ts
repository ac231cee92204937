import { describe, expect, test } from "vitest";
import { Bus } from "../../../machine/bus.ts";
import { MSTATUS_SUM } from "../../../machine/hart/csrNumbers.ts";
import { DataPath } from "../../../machine/hart/dataPath.ts";
import { Mmu } from "../../../machine/hart/mmu.ts";
import { Tlb } from "../../../machine/hart/tlb.ts";
import { SUPERVISOR_MODE } from "../../../machine/hart/modes.ts";
import { satpSv32 } from "../../../machine/hart/pte.ts";
import { Translations } from "../../../machine/fast/translations.ts";
import { MODE, MSTATUS_WORD, SATP_WORD } from "../../../machine/memory/layout.ts";
import { Memory } from "../../../machine/memory/memory.ts";
import { ALL, entry, RAM } from "../fixture.ts";

const PAGE = 0x0040_3000;
const ENTRY = (PAGE >>> 12) & 255;

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
    const { translations: t } = parts(ALL & ~0x10);
    t.learnRead(PAGE + 5);
    t.learnWrite(PAGE + 5, () => true);
    expect(t.learnFetch(PAGE + 4)).toBe(true);
    expect([t.readTags[ENTRY], t.writeTags[ENTRY], t.fetchTags[ENTRY]]).toEqual([PAGE, PAGE, PAGE]);
    expect(t.readOffsets[ENTRY]).toBe(3 * 4096 - PAGE);
    expect([t.writeOffsets[ENTRY], t.fetchPages[ENTRY]]).toEqual([3 * 4096 - PAGE, 3]);
  });

  test("makes one stamp for all stores to come", () => {
    const { memory, translations } = parts(ALL & ~0x10);
    const before = memory.pageStamps[3] ?? 0;
    translations.learnWrite(PAGE, () => true);
    expect(memory.pageStamps[3]).toBeGreaterThan(before);
  });

  test("keeps nothing that is refused, unknown or forbidden", () => {
    const { translations: t } = parts(ALL & ~0x10 & ~4 & ~0x80);
    t.learnWrite(PAGE, () => true);
    t.learnRead(PAGE + 4096);
    expect(t.learnFetch(PAGE + 8192)).toBe(false);
    const other = parts(ALL & ~0x10).translations;
    other.learnWrite(PAGE, () => false);
    for (const tags of [t.writeTags, t.readTags, t.fetchTags, other.writeTags])
      expect(tags.every((tag) => tag === 0x800)).toBe(true);
  });
});

describe("refreshing", () => {
  const changes: Readonly<Record<string, (p: ReturnType<typeof parts>) => void>> = {
    "another mode": ({ memory }) => void (memory.hart[MODE] = 0),
    "another space": ({ memory }) => void (memory.hart[SATP_WORD] = satpSv32(2, RAM >>> 12)),
    "other rights": ({ memory }) => void (memory.hart[MSTATUS_WORD] = MSTATUS_SUM),
    "a fence": ({ tlb }) => tlb.forgetAsid(7),
  };
  test.each(Object.keys(changes))("after %s drops everything", (name) => {
    const all = parts(ALL & ~0x10);
    const { translations: t } = all;
    t.learnRead(PAGE);
    t.refresh();
    expect(t.readTags[ENTRY]).toBe(PAGE);
    changes[name]?.(all);
    t.refresh();
    expect(t.readTags[ENTRY]).toBe(0x800);
  });
});
