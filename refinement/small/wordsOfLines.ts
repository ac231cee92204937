// Words that are made of memory, part by part; those of a part are made anew when a store has met
// one of its lines.

/** Some lines of memory, and how their words are made: at most so many. `write` puts them into a
 *  list, and answers how many there are. */
export type Part = {
  readonly firstLine: number;
  readonly endLine: number;
  readonly most: number;
  readonly write: (into: Int32Array) => number;
};

export class WordsOfLines {
  /** The words of all parts, and room for more. */
  private readonly words: Int32Array;
  /** The words as far as they go, by how many they are. */
  private readonly views: (Int32Array | undefined)[] = [];
  private readonly stamps: Float64Array;
  private readonly parts: readonly Part[];
  private readonly scratch: Int32Array;
  /** By part, the newest of the stamps that its lines had. Stamps only grow: while the newest of
   *  some is the same, all are. */
  private readonly newest: Float64Array;
  /** By part, where its words begin; those of the next one follow. */
  private readonly places: Int32Array;

  /** Of lines with these stamps, which somebody else changes. */
  constructor(stamps: Float64Array, parts: readonly Part[]) {
    this.stamps = stamps;
    this.parts = parts;
    this.words = new Int32Array(parts.reduce((sum, { most }) => sum + most, 0));
    this.scratch = new Int32Array(Math.max(...parts.map(({ most }) => most)));
    this.newest = new Float64Array(parts.length).fill(-1);
    this.places = new Int32Array(parts.length + 1);
  }

  private get count(): number {
    return this.places[this.parts.length] as number;
  }

  /** The words of all parts of the memory as it is now, until somebody asks again. */
  current(): Int32Array {
    this.update();
    const { count } = this;
    return (this.views[count] ??= this.words.subarray(0, count));
  }

  private update(): void {
    const { parts, stamps, newest: known } = this;
    for (let at = 0; at < parts.length; at++) {
      const { firstLine, endLine } = parts[at] as Part;
      let newest = stamps[firstLine] as number;
      for (let line = firstLine + 1; line < endLine; line++)
        if ((stamps[line] as number) > newest) newest = stamps[line] as number;
      if (newest === known[at]) continue;
      known[at] = newest;
      this.renew(at);
    }
  }

  private renew(at: number): void {
    const { scratch, words, places } = this;
    const count = (this.parts[at] as Part).write(scratch);
    const from = places[at] as number;
    const by = from + count - (places[at + 1] as number);
    if (by !== 0) this.makeRoom(at, by);
    for (let word = 0; word < count; word++) words[from + word] = scratch[word] as number;
  }

  /** Part number `at` has so many words more from now on: those behind it move. */
  private makeRoom(at: number, by: number): void {
    const { words, places } = this;
    const end = places[at + 1] as number;
    words.copyWithin(end + by, end, this.count);
    for (let later = at + 1; later < places.length; later++)
      places[later] = (places[later] as number) + by;
  }
}
