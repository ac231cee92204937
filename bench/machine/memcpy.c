// Copies of 520 KiB, by words: each page of the target is written in each round.

#include "board.h"

#define WORDS 133120
static u32 from[WORDS], to[WORDS];

static void copy(u32 *target, const u32 *source, u32 count) {
  for (; count >= 4; count -= 4) {
    u32 a = source[0], b = source[1], c = source[2], d = source[3];
    target[0] = a;
    target[1] = b;
    target[2] = c;
    target[3] = d;
    target += 4;
    source += 4;
  }
}

u32 main(void) {
  for (u32 n = 0; n < WORDS; n++) from[n] = n * 2654435761u;
  u32 sum = 0;
  for (u32 round = 0; round < ROUNDS; round++) {
    from[round % WORDS] += round;
    copy(to, from, WORDS);
    sum = sum * 31 + to[(round * 4099) % WORDS];
  }
  return sum;
}
