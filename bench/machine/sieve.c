// The sieve of Eratosthenes over 256 KiB: short loops of stores with a stride.

#include "board.h"

#define SIZE 262144
static u8 isComposite[SIZE];

u32 main(void) {
  u32 sum = 0;
  for (u32 round = 0; round < ROUNDS; round++) {
    for (u32 n = 0; n < SIZE; n++) isComposite[n] = 0;
    for (u32 n = 2; n * n < SIZE; n++)
      if (!isComposite[n])
        for (u32 m = n * n; m < SIZE; m += n) isComposite[m] = 1;
    for (u32 n = 2; n < SIZE; n++)
      if (!isComposite[n]) sum = sum * 31 + n + round;
  }
  return sum;
}
