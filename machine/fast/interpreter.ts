// The fast interpreter: executes predecoded instructions until something needs the hart.
//
// It is one function with one switch, longer than functions may be here: the registers, the tables
// and the place in the page must stay in local variables, and each way out of the loop costs. The
// cases are literals, because only of literals does V8 make a table of jumps; operations.ts gives
// the numbers. What an operation does is said in the ISA table: a property holds the two together.

import { assert } from "../../lib/assert.ts";
import { highOfSigned, highOfSignedUnsigned, highOfUnsigned } from "../isa/rv32m.ts";
import { quotient, quotientUnsigned, remainder, remainderUnsigned } from "../isa/rv32m.ts";
import { MODE, PC } from "../memory/layout.ts";
import type { Memory } from "../memory/memory.ts";
import type { CodePages } from "./codePages.ts";
import { DATA_MASK, FETCH_MASK, PAGE_MASK } from "./bank.ts";
import type { Translations } from "./translations.ts";

// V8 knows of constants in a function that they are; imported ones it would look up each time. So
// `run` writes these out. Sums are cut to 32 bits there, or V8 would look for overflows.
assert(PAGE_MASK === -4096 && DATA_MASK === 1023 && FETCH_MASK === 255, "interpreter: masks");
assert(MODE === 33, "interpreter: the mode");

/**
 * Why the interpreter stopped at pc, with this instruction still to be done: the steps are used
 * up, the hart has to do it, where it loads from, stores to or is fetched from is not known, or
 * there is translated code for it.
 */
export type Exit = "spent" | "slow" | "read" | "write" | "fetch" | "entry";

export class Interpreter {
  /** The address that is not known, after "read" and "write". */
  address = 0;
  /** Instructions that the last run has left undone. */
  left = 0;
  private readonly memory: Memory;
  private readonly pages: CodePages;
  private readonly translations: Translations;

  constructor(memory: Memory, pages: CodePages, translations: Translations) {
    this.memory = memory;
    this.pages = pages;
    this.translations = translations;
  }

  /** Does at most `steps` instructions. It counts none of them: see `left`. */
  run(steps: number): Exit {
    const PAGE = -4096;
    const DATA = 1023;
    const FETCH = 255;
    const MODE_AT = 33;
    const { pages } = this;
    const { hart: x, ram, ramHalves: halves, ramWords: words } = this.memory;
    const { readTags, readOffsets, writeTags, writeOffsets } = this.translations.bank;
    const { fetchTags, fetchPages } = this.translations.bank;
    let left = steps | 0;
    let pc = (x[PC] as number) | 0;
    let exit: Exit = "spent";
    let base = 0; // The page of pc,
    let i = 0; //    and the place in it, in bytes, which is also the index into `code`.
    let at = 0; //   An address of data,
    let t = 0; //    and where its translation may be.
    // prettier-ignore
    turn: for (;;) {
      base = pc & PAGE;
      i = pc & ~PAGE;
      t = (pc >>> 12) & FETCH;
      if (fetchTags[t] !== base) { exit = "fetch"; break; }
      const page = fetchPages[t] as number;
      const code = pages.codeOf(page);
      while (left > 0) {
        const w = code[i] as number;
        const d = (w >>> 8) & 31;
        const a = x[(w >>> 13) & 31] as number;
        const b = x[(w >>> 18) & 31] as number;
        const m = code[(i + 1) | 0] as number;
        switch (w & 255) {
        case 0: /* UNKNOWN */ pages.fill(code, page, i); continue;
        case 2: /* PAGE_END */ pc = base + i; continue turn;
        case 3: /* NOTHING */ break;
        case 4: /* JUMP */ left = (left - 1) | 0; i = (i + m) | 0;
          if ((i & PAGE) === 0) continue; pc = base + i; continue turn;
        case 5: /* JUMP_REGISTER */ left = (left - 1) | 0; i = (((a + m) & -2) - base) | 0;
          if ((i & PAGE) === 0) continue; pc = base + i; continue turn;
        case 6: /* lui */ x[d] = m; break;
        case 7: /* auipc */ x[d] = base + i + m; break;
        case 8: /* jal */ x[d] = base + i + 2 + ((w >>> 22) & 2); left = (left - 1) | 0;
          i = (i + m) | 0;
          if ((i & PAGE) === 0) continue; pc = base + i; continue turn;
        case 9: /* jalr */ x[d] = base + i + 2 + ((w >>> 22) & 2); left = (left - 1) | 0;
          i = (((a + m) & -2) - base) | 0;
          if ((i & PAGE) === 0) continue; pc = base + i; continue turn;
        case 10: /* beq */ if (!(a === b)) break; left = (left - 1) | 0; i = (i + m) | 0;
          if ((i & PAGE) === 0) continue; pc = base + i; continue turn;
        case 11: /* bne */ if (!(a !== b)) break; left = (left - 1) | 0; i = (i + m) | 0;
          if ((i & PAGE) === 0) continue; pc = base + i; continue turn;
        case 12: /* blt */ if (!(a < b)) break; left = (left - 1) | 0; i = (i + m) | 0;
          if ((i & PAGE) === 0) continue; pc = base + i; continue turn;
        case 13: /* bge */ if (!(a >= b)) break; left = (left - 1) | 0; i = (i + m) | 0;
          if ((i & PAGE) === 0) continue; pc = base + i; continue turn;
        case 14: /* bltu */ if (!(a >>> 0 < b >>> 0)) break; left = (left - 1) | 0; i = (i + m) | 0;
          if ((i & PAGE) === 0) continue; pc = base + i; continue turn;
        case 15: /* bgeu */ if (a >>> 0 < b >>> 0) break; left = (left - 1) | 0; i = (i + m) | 0;
          if ((i & PAGE) === 0) continue; pc = base + i; continue turn;
        case 16: /* lb */ at = (a + m) | 0; t = (at >>> 12) & DATA;
          if (readTags[t] !== (at & PAGE)) { exit = "read"; break turn; }
          x[d] = ((ram[(at + (readOffsets[t] as number)) | 0] as number) << 24) >> 24; break;
        case 17: /* lh */ at = (a + m) | 0; t = (at >>> 12) & DATA;
          if (readTags[t] !== (at & (PAGE | 1))) { exit = "read"; break turn; }
          x[d] = ((halves[(at + (readOffsets[t] as number)) >>> 1] as number) << 16) >> 16; break;
        case 18: /* lw */ at = (a + m) | 0; t = (at >>> 12) & DATA;
          if (readTags[t] !== (at & (PAGE | 3))) { exit = "read"; break turn; }
          x[d] = words[(at + (readOffsets[t] as number)) >>> 2] as number; break;
        case 19: /* lbu */ at = (a + m) | 0; t = (at >>> 12) & DATA;
          if (readTags[t] !== (at & PAGE)) { exit = "read"; break turn; }
          x[d] = ram[(at + (readOffsets[t] as number)) | 0] as number; break;
        case 20: /* lhu */ at = (a + m) | 0; t = (at >>> 12) & DATA;
          if (readTags[t] !== (at & (PAGE | 1))) { exit = "read"; break turn; }
          x[d] = halves[(at + (readOffsets[t] as number)) >>> 1] as number; break;
        case 21: /* sb */ at = (a + m) | 0; t = (at >>> 12) & DATA;
          if (writeTags[t] !== (at & PAGE)) { exit = "write"; break turn; }
          ram[(at + (writeOffsets[t] as number)) | 0] = b; break;
        case 22: /* sh */ at = (a + m) | 0; t = (at >>> 12) & DATA;
          if (writeTags[t] !== (at & (PAGE | 1))) { exit = "write"; break turn; }
          halves[(at + (writeOffsets[t] as number)) >>> 1] = b; break;
        case 23: /* sw */ at = (a + m) | 0; t = (at >>> 12) & DATA;
          if (writeTags[t] !== (at & (PAGE | 3))) { exit = "write"; break turn; }
          words[(at + (writeOffsets[t] as number)) >>> 2] = b; break;
        case 24: /* addi */ x[d] = a + m; break;
        case 25: /* slti */ x[d] = a < m ? 1 : 0; break;
        case 26: /* sltiu */ x[d] = a >>> 0 < m >>> 0 ? 1 : 0; break;
        case 27: /* xori */ x[d] = a ^ m; break;
        case 28: /* ori */ x[d] = a | m; break;
        case 29: /* andi */ x[d] = a & m; break;
        case 30: /* slli */ x[d] = a << m; break;
        case 31: /* srli */ x[d] = a >>> m; break;
        case 32: /* srai */ x[d] = a >> m; break;
        case 33: /* add */ x[d] = a + b; break;
        case 34: /* sub */ x[d] = a - b; break;
        case 35: /* sll */ x[d] = a << b; break;
        case 36: /* slt */ x[d] = a < b ? 1 : 0; break;
        case 37: /* sltu */ x[d] = a >>> 0 < b >>> 0 ? 1 : 0; break;
        case 38: /* xor */ x[d] = a ^ b; break;
        case 39: /* srl */ x[d] = a >>> b; break;
        case 40: /* sra */ x[d] = a >> b; break;
        case 41: /* or */ x[d] = a | b; break;
        case 42: /* and */ x[d] = a & b; break;
        case 43: /* mul */ x[d] = Math.imul(a, b); break;
        case 44: /* mulh */ x[d] = highOfSigned(a, b); break;
        case 45: /* mulhsu */ x[d] = highOfSignedUnsigned(a, b); break;
        case 46: /* mulhu */ x[d] = highOfUnsigned(a, b); break;
        case 47: /* div */ x[d] = quotient(a, b); break;
        case 48: /* divu */ x[d] = quotientUnsigned(a, b); break;
        case 49: /* rem */ x[d] = remainder(a, b); break;
        case 50: /* remu */ x[d] = remainderUnsigned(a, b); break;
        case 51: /* ENTRY */ exit = "entry"; break turn;
        case 52: /* READ_CSR */
          if ((x[MODE_AT] as number) < ((w >>> 18) & 31)) { exit = "slow"; break turn; }
          if (d !== 0) x[d] = x[w >>> 24] as number; break;
        case 53: /* SWAP_CSR */
          if ((x[MODE_AT] as number) < ((w >>> 18) & 31)) { exit = "slow"; break turn; }
          t = x[w >>> 24] as number; x[w >>> 24] = a & m; if (d !== 0) x[d] = t; break;
        default: exit = "slow"; break turn;
        }
        left = (left - 1) | 0;
        i = (i + 2 + ((w >>> 22) & 2)) | 0;
      }
      break;
    }
    x[PC] = base + i;
    this.address = at;
    this.left = left;
    return exit;
  }
}
