// Where things lie in the programs that run on both computers. Page numbers count from the start of
// RAM; the tables and what the handlers need lie far from what random code is told the address of.

import {
  PAGE_BYTES,
  pte,
  PTE_A,
  PTE_D,
  PTE_R,
  PTE_U,
  PTE_V,
  PTE_W,
  PTE_X,
} from "../../../machine/index.ts";
import { RAM_START, satpSv32 } from "../../../machine/index.ts";
import type { Word } from "../../../lib/u32.ts";

export const RAM_BYTES: number = 4 * 1024 * 1024;
const RAM_FRAME = RAM_START / PAGE_BYTES;

export const MACHINE_PAGE = 0; //    boot, the handler in M mode
export const SUPERVISOR_PAGE = 1; // the handler in S mode
export const ROOT_PAGES: readonly number[] = [2, 3];
/** Under each root, the table of the window. */
export const WINDOW_TABLES: readonly number[] = [4, 5];
/** Under both roots: RAM where it lies, for S mode. */
export const IDENTITY_TABLE = 6;
export const CODE_PAGE = 8;
export const CODE_PAGES = 8;
export const DATA_PAGE = 32;
export const DATA_PAGES = 8;
export const RESUMPTION_PAGE = 48; // where the handler goes on, trap by trap
export const COUNTER_PAGE = 50;

/** Virtual pages from here, WINDOW_PAGES of them: code and data, with all kinds of rights. */
export const WINDOW: Word = 0x4000_0000;
export const WINDOW_PAGES = 48;
/** The first 4 MiB of RAM as a megapage; one that is misaligned. */
export const MEGAPAGE: Word = 0x5000_0000;
export const BAD_MEGAPAGE: Word = 0x6000_0000;

export const addressOf = (page: number): Word => RAM_START + page * PAGE_BYTES;
/** An entry for a page of RAM; −1 is a page where nothing is. */
export const entryFor = (page: number, flags: number): Word =>
  pte(page === -1 ? 0x8_f000 : RAM_FRAME + page, flags);

/** The two address spaces, and none. The number is the ASID. */
export const satpOf = (space: 0 | 1 | 2): Word =>
  space === 0 ? 0 : satpSv32(space, RAM_FRAME + (ROOT_PAGES[space - 1] ?? 0));

export const ALL: number = PTE_V | PTE_R | PTE_W | PTE_X | PTE_U | PTE_A | PTE_D;
