# Boots from M mode into S mode with Sv32 on, where main runs; what main returns is printed.
# Every access is translated: RAM in pages of 4 KiB, devices in megapages, all at their addresses.

        .equ RAM, 0x80000000
        .equ TABLES, 8                  # level-0 tables: 4 MiB of RAM each
        .equ LEAF, 0xcf                 # D A X W R V
        .section .start, "ax"
        .globl _start
_start:
        la sp, stack_end
        li t0, -1
        csrw pmpaddr0, t0               # where there is memory protection, S mode may do all
        li t0, 0x1f
        csrw pmpcfg0, t0

        la a0, root                     # devices: the first 512 MiB, as megapages
        li t0, LEAF
        li t1, 128
1:      sw t0, 0(a0)
        li t2, 1 << 20
        add t0, t0, t2
        addi a0, a0, 4
        addi t1, t1, -1
        bnez t1, 1b

        la a0, root + 4 * (RAM >> 22)   # RAM: tables, and in them pages
        la a1, tables
        li t1, TABLES
2:      srli t0, a1, 2
        ori t0, t0, 1
        sw t0, 0(a0)
        li t2, 4096
        add a1, a1, t2
        addi a0, a0, 4
        addi t1, t1, -1
        bnez t1, 2b
        la a0, tables
        li t0, (RAM >> 2) | LEAF
        li t1, TABLES * 1024
3:      sw t0, 0(a0)
        addi t0, t0, 1 << 10
        addi a0, a0, 4
        addi t1, t1, -1
        bnez t1, 3b

        la t0, root
        srli t0, t0, 12
        li t1, 1 << 31
        or t0, t0, t1
        csrw satp, t0
        sfence.vma
        li t0, 0xb000                   # page faults and ecall from U mode go to S mode
        ori t0, t0, 0x100
        csrw medeleg, t0
        li t0, 0x800                    # MPP = S
        csrw mstatus, t0
        la t0, supervisor
        csrw mepc, t0
        mret
supervisor:
        call main
        call finish                     # does not return

        .section .bss
        .balign 4096
        .globl root
root:   .skip 4096
tables: .skip 4096 * TABLES
stack:  .skip 65536
stack_end:
