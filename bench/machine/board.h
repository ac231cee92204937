// What every benchmark has: words, and how it ends.

#ifndef BOARD_H
#define BOARD_H

typedef unsigned char u8;
typedef unsigned int u32;

// How often the work is done; the command line of the compiler says.
#ifndef ROUNDS
#define ROUNDS 1
#endif

// Prints a checksum on the console and switches the board off.
void finish(u32 checksum) __attribute__((noreturn));

#endif
