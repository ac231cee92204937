// Numbers of the control and status registers, and the fields of mstatus, mie and mip.
// (RISC-V Privileged, "CSR Listing" and "Machine-Level CSRs")

export const SSTATUS = 0x100;
export const SIE = 0x104;
export const STVEC = 0x105;
export const SCOUNTEREN = 0x106;
export const SENVCFG = 0x10a;
export const SSCRATCH = 0x140;
export const SEPC = 0x141;
export const SCAUSE = 0x142;
export const STVAL = 0x143;
export const SIP = 0x144;
export const SATP = 0x180;
export const MSTATUS = 0x300;
export const MISA = 0x301;
export const MEDELEG = 0x302;
export const MIDELEG = 0x303;
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

/** Interrupts to S mode are enabled in S mode. In U mode they always are. */
export const MSTATUS_SIE: number = 1 << 1;
/** Interrupts are enabled in M mode. Below they always are, unless they go to S mode. */
export const MSTATUS_MIE: number = 1 << 3;
/** SIE before the trap to S mode. */
export const MSTATUS_SPIE: number = 1 << 5;
/** MIE before the trap to M mode. */
export const MSTATUS_MPIE: number = 1 << 7;
/** Mode before the trap to S mode: 0 = U, 1 = S. */
export const MSTATUS_SPP: number = 1 << 8;
/** Mode before the trap to M mode: two bits, 0 = U, 1 = S, 3 = M. */
export const MSTATUS_MPP: number = 3 << 11;
export const MSTATUS_MPP_SHIFT = 11;
/** Loads and stores (not fetches) happen as in mode MPP. */
export const MSTATUS_MPRV: number = 1 << 17;
/** S mode may load from and store to pages of U mode. */
export const MSTATUS_SUM: number = 1 << 18;
/** Executable pages can be loaded from. */
export const MSTATUS_MXR: number = 1 << 19;
/** satp and sfence.vma trap in S mode. */
export const MSTATUS_TVM: number = 1 << 20;
/** WFI traps in S mode. In U mode it does whatever TW says. */
export const MSTATUS_TW: number = 1 << 21;
/** sret traps in S mode. */
export const MSTATUS_TSR: number = 1 << 22;

/** Bits of mie and mip: software, timer, external interrupt to S mode, then to M mode. */
export const MIP_SSIP: number = 1 << 1;
export const MIP_STIP: number = 1 << 5;
export const MIP_SEIP: number = 1 << 9;
export const MIP_MSIP: number = 1 << 3;
export const MIP_MTIP: number = 1 << 7;
export const MIP_MEIP: number = 1 << 11;
