// The symmetries of L4-mini once more, written by hand and without the engine, to count orbits.

/** A state as small numbers: the status of each thread, then what each slot holds. */
export type Cells = readonly number[];

type Renaming = {
  readonly task: readonly number[];
  readonly slot: readonly number[];
  readonly frame: readonly number[];
};

const TASK_ORDERS = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
];

/** All 96, or with `pagesTogether` the 24 that swap the pages of all tasks or of none. */
export function renamings(pagesTogether: boolean): readonly Renaming[] {
  const swaps = pagesTogether ? [0, 7] : [0, 1, 2, 3, 4, 5, 6, 7];
  return TASK_ORDERS.flatMap((task) =>
    swaps.flatMap((swap) =>
      [0, 1].map((flip) => ({
        task,
        slot: [0, 1, 2, 3, 4, 5].map((slot) => {
          const owner = slot >> 1;
          return 2 * (task[owner] ?? 0) + ((slot & 1) ^ ((swap >> owner) & 1));
        }),
        frame: [flip, 1 - flip],
      })),
    ),
  );
}

/** Gives a number that two states share iff one is the other renamed: the least of all renamed
 *  states, read as digits. 29⁹ is less than 2⁵³. */
export function orbitNumbers(group: readonly Renaming[]): (cells: Cells) => number {
  const tables = group.map(digitsOf);
  return (cells) => {
    let least = Infinity;
    for (const table of tables) {
      let number = 0;
      for (let cell = 0; cell < 9; cell++) number += table[cell * 29 + at(cells, cell)] as number;
      if (number < least) least = number;
    }
    return least;
  };
}

/** What each value of each cell contributes to the number of the renamed state. */
function digitsOf({ task, slot, frame }: Renaming): Float64Array {
  const table = new Float64Array(9 * 29);
  for (let i = 0; i < 3; i++) {
    for (let status = 0; status < 11; status++) {
      table[i * 29 + status] = renamedStatus(status, task) * 29 ** at(task, i);
    }
  }
  for (let s = 0; s < 6; s++) {
    for (let content = 0; content < 29; content++) {
      const digit = renamedContent(content, slot, frame);
      table[(3 + s) * 29 + content] = digit * 29 ** (3 + at(slot, s));
    }
  }
  return table;
}

/** 0 runs, 1 receives from any; then three of each: sending to, receiving from, calling a task. */
function renamedStatus(status: number, task: readonly number[]): number {
  if (status < 2) return status;
  const peer = (status - 2) % 3;
  return status - peer + at(task, peer);
}

/** 0 is empty; else 1 + frame * 14 + rights * 7 + parent, where parent 0 is the root. */
function renamedContent(content: number, slot: readonly number[], frame: readonly number[]) {
  if (content === 0) return 0;
  const parent = (content - 1) % 7;
  const rights = Math.floor((content - 1) / 7) % 2;
  const ofFrame = Math.floor((content - 1) / 14);
  const renamedParent = parent === 0 ? 0 : 1 + at(slot, parent - 1);
  return 1 + at(frame, ofFrame) * 14 + rights * 7 + renamedParent;
}

const at = (numbers: readonly number[], index: number): number => numbers[index] as number;
