// Numbers of the control and status registers, and the fields of mstatus, mie and mip.
// (RISC-V Privileged, "CSR Listing" and "Machine-Level CSRs")

export const SATP = 0x180;
export const MSTATUS = 0x300;
export const MISA = 0x301;
export const MIE = 0x304;
export const MTVEC = 0x305;
export const MCOUNTEREN = 0x306;
export const MENVCFG = 0x30a;
export const MSTATUSH = 0x310;
export const MENVCFGH = 0x31a;
export const MCOUNTINHIBIT = 0x320;
export const MSCRATCH = 0x340;
export const MEPC = 0x341;
export const MCAUSE = 0x342;
export const MTVAL = 0x343;
export const MIP = 0x344;
export const MCYCLE = 0xb00;
export const MINSTRET = 0xb02;
export const MCYCLEH = 0xb80;
export const MINSTRETH = 0xb82;
export const CYCLE = 0xc00;
export const TIME = 0xc01;
export const INSTRET = 0xc02;
export const CYCLEH = 0xc80;
export const TIMEH = 0xc81;
export const INSTRETH = 0xc82;
export const MVENDORID = 0xf11;
export const MARCHID = 0xf12;
export const MIMPID = 0xf13;
export const MHARTID = 0xf14;
export const MCONFIGPTR = 0xf15;

/** Interrupts are enabled in M mode. In U mode they always are. */
export const MSTATUS_MIE: number = 1 << 3;
/** MIE before the trap. */
export const MSTATUS_MPIE: number = 1 << 7;
/** Mode before the trap: two bits, 0 = U, 3 = M. */
export const MSTATUS_MPP: number = 3 << 11;
export const MSTATUS_MPP_SHIFT = 11;
/** Loads and stores (not fetches) happen as in mode MPP. */
export const MSTATUS_MPRV: number = 1 << 17;
/** WFI below M mode traps. Here it does whatever TW says. */
export const MSTATUS_TW: number = 1 << 21;

/** Bits of mie and mip: software, timer, external interrupt to M mode. */
export const MIP_MSIP: number = 1 << 3;
export const MIP_MTIP: number = 1 << 7;
export const MIP_MEIP: number = 1 << 11;
