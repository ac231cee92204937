// A small kernel that pages on demand: two tasks in U mode, each in a space of its own, walk over
// 512 pages; what they touch first is mapped by the page fault. Every now and then all is unmapped.

#include "board.h"

#define ARENA 0x40000000u  // virtual, of the tasks
#define PAGES 512
#define TASKS 2
#define USER 0xdf  // D A U X W R V

extern u32 root[1024];
extern u8 end[];

typedef struct Task {
  u32 registers[32];
  u32 pc, satp;
  u32 *root, *table;
} Task;

static Task tasks[TASKS];
static u32 spaces[TASKS][2][1024] __attribute__((aligned(4096)));
static u8 frames[TASKS][PAGES][4096] __attribute__((aligned(4096)));
static u32 faults, switches;

// Runs in U mode, at the address where it is linked: it touches nothing but registers and the arena.
__attribute__((section(".user"), noinline, noreturn)) static void walk(u32 seed) {
  u32 x = seed, sum = 0;
  for (;;) {
    for (u32 n = 0; n < 2000; n++) {
      x ^= x << 13;
      x ^= x >> 17;
      x ^= x << 5;
      volatile u32 *at = (volatile u32 *)(ARENA + (x % PAGES) * 4096 + (x >> 20 & 0xff0));
      for (u32 m = 0; m < 8; m++) sum = sum * 31 + at[m & 3], at[m & 3] = sum;
    }
    register u32 a0 __asm__("a0") = sum;
    __asm__ volatile("ecall" : "+r"(a0)::"memory");
  }
}

// Goes to U mode with the registers of `task`, and comes back with the next trap.
void resume(Task *task);
__asm__(
    ".text\n.balign 4\nresume:\n"
    "addi sp, sp, -64\n"
    "sw ra, 0(sp)\nsw s0, 4(sp)\nsw s1, 8(sp)\nsw s2, 12(sp)\nsw s3, 16(sp)\nsw s4, 20(sp)\n"
    "sw s5, 24(sp)\nsw s6, 28(sp)\nsw s7, 32(sp)\nsw s8, 36(sp)\nsw s9, 40(sp)\nsw s10, 44(sp)\n"
    "sw s11, 48(sp)\n"
    "sw sp, 0(a0)\ncsrw sscratch, a0\n"
    "la t0, trap\ncsrw stvec, t0\n"
    "lw t0, 128(a0)\ncsrw sepc, t0\n"
    ".irp n, 1,2,3,4,5,6,7,8,9,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31\n"
    "lw x\\n, 4*\\n(a0)\n.endr\nlw a0, 40(a0)\nsret\n"
    ".balign 4\ntrap:\ncsrrw a0, sscratch, a0\n"
    ".irp n, 1,2,3,4,5,6,7,8,9,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31\n"
    "sw x\\n, 4*\\n(a0)\n.endr\n"
    "csrr t0, sscratch\nsw t0, 40(a0)\ncsrr t0, sepc\nsw t0, 128(a0)\n"
    "lw sp, 0(a0)\n"
    "lw ra, 0(sp)\nlw s0, 4(sp)\nlw s1, 8(sp)\nlw s2, 12(sp)\nlw s3, 16(sp)\nlw s4, 20(sp)\n"
    "lw s5, 24(sp)\nlw s6, 28(sp)\nlw s7, 32(sp)\nlw s8, 36(sp)\nlw s9, 40(sp)\nlw s10, 44(sp)\n"
    "lw s11, 48(sp)\naddi sp, sp, 64\nret\n");

static u32 csr(int which) {
  u32 value;
  if (which == 0) __asm__ volatile("csrr %0, scause" : "=r"(value));
  else __asm__ volatile("csrr %0, stval" : "=r"(value));
  return value;
}

static void map(Task *task, u32 n, u32 address) {
  u32 page = (address - ARENA) / 4096;
  if (address < ARENA || page >= PAGES) finish(0xbad00000 | csr(0));
  task->table[page] = (u32)frames[n][page] >> 2 | USER;
  __asm__ volatile("sfence.vma %0, zero" ::"r"(address) : "memory");
  faults++;
}

static void unmapAll(Task *task, u32 asid) {
  for (u32 n = 0; n < PAGES; n++) task->table[n] = 0;
  __asm__ volatile("sfence.vma zero, %0" ::"r"(asid) : "memory");
}

static void enter(Task *task) {
  __asm__ volatile("csrw satp, %0" ::"r"(task->satp) : "memory");
  switches++;
}

static void make(Task *task, u32 n) {
  task->root = spaces[n][0];
  task->table = spaces[n][1];
  for (u32 at = 0; at < 1024; at++) task->root[at] = root[at];
  task->root[ARENA >> 22] = (u32)task->table >> 2 | 1;
  // The task's own code, seen at ARENA + 4 MiB: a megapage that U mode may use.
  task->root[(ARENA >> 22) + 1] = 0x80000000u >> 2 | USER;
  task->satp = 1u << 31 | (n + 1) << 22 | (u32)task->root >> 12;
  task->pc = (u32)walk - 0x80000000u + ARENA + 0x400000;
  task->registers[10] = 12345 + n;
}

u32 main(void) {
  u32 sum = 0, done = 0;
  for (u32 n = 0; n < TASKS; n++) make(&tasks[n], n);
  for (u32 n = 0; done < ROUNDS; n = (n + 1) % TASKS) {
    Task *task = &tasks[n];
    enter(task);
    for (;;) {
      resume(task);
      if (csr(0) == 8) break;
      map(task, n, csr(1));
    }
    task->pc += 4;
    sum = sum * 31 + task->registers[10];
    if (++done % 16 == 0) unmapAll(task, n + 1);
  }
  return sum + faults + switches;
}
