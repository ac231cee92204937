// Like Dhrystone: records, strings, and small functions that call each other.

#include "board.h"

typedef struct Record {
  struct Record *next;
  int kind, number;
  char name[32];
} Record;

static Record one, other;
static int global;
static int table[50];
static char letter;

#define APART __attribute__((noinline))

APART static void copied(char *to, const char *from) {
  while ((*to++ = *from++) != 0) {
  }
}

APART static int compared(const char *a, const char *b) {
  for (; *a != 0 && *a == *b; a++, b++) {
  }
  return (u8)*a - (u8)*b;
}

APART static int chosen(int kind, int number) {
  switch (kind) {
    case 0: return number + 1;
    case 1: return number > 100 ? 0 : 3;
    case 2: return number ^ 5;
    default: return number - 2;
  }
}

APART static int letters(char a, char b) {
  char c = a;
  if (c != b) return 0;
  letter = c;
  return 1;
}

APART static int order(const char *a, const char *b) {
  int at = 2;
  while (at <= 2)
    if (letters(a[at], b[at + 1]) == 0) at += 1;
  return compared(a, b) > 0 ? 7 : at;
}

APART static void follow(Record *record) {
  Record *next = record->next;
  *next = *record;
  record->number = 5;
  next->number = record->number;
  next->kind = chosen(record->kind, next->number) & 3;
  if (next->kind == 0) next->number = chosen(1, record->number) + 6;
}

APART static void tables(int *at, int index, int value) {
  int place = index + 5;
  at[place] = value;
  at[place + 1] = at[place];
  at[place + 20] = place;
  for (int n = place; n <= place + 1; n++) at[n + 2] += place;
  global = 5;
}

u32 main(void) {
  char here[32];
  u32 sum = 0;
  one.next = &other;
  other.next = &one;
  copied(one.name, "A RECORD, OF SOME LENGTH");
  for (u32 round = 0; round < ROUNDS; round++) {
    int a = 2, b = 3, c;
    copied(here, "A RECORD, BUT NOT THE SAME");
    one.kind = (int)(round & 3);
    if (order(one.name, here) > 6) a += global;
    while (a < b) {
      c = 5 * a - b;
      a += chosen(c & 3, a) & 1 ? 1 : 2;
    }
    tables(table, (int)(round % 20), (int)sum);
    follow(&one);
    for (char at = 'A'; at <= letter + 1 && at <= 'D'; at++)
      if (letters(at, 'C')) a = (int)(round * 7) / (b + (a & 7));
    sum = sum * 31 + (u32)(a + table[(round % 20) + 6] + other.number + compared(here, one.name));
  }
  return sum;
}
