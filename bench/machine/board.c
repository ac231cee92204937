#include "board.h"

#define UART ((volatile u8 *)0x10000000)
#define FINISHER ((volatile u32 *)0x00100000)

void finish(u32 checksum) {
  for (int shift = 28; shift >= 0; shift -= 4) UART[0] = "0123456789abcdef"[(checksum >> shift) & 15];
  UART[0] = '\n';
  FINISHER[0] = 0x5555;
  for (;;) {
  }
}
